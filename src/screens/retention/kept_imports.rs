use crate::screens::addresses;
use crate::steps::StateBadge;
use crate::ui::{EmptyState, PagedList, Pages, TableBox, column_heads};
use crate::words::retention as words;
use coverlist_api::KeptImport;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists imports, each with what is kept until when.
#[component]
pub fn KeptImports(pages: Pages<KeptImport>) -> impl IntoView {
    let draw = |rows: Arc<Vec<KeptImport>>| match rows.is_empty() {
        true => view! {
            <EmptyState title=t!(retention_nothing)>
                <a href=addresses::IMPORT class="button">{t!(utilities_choose_file)}</a>
            </EmptyState>
        }
        .into_any(),
        false => table(&rows).into_any(),
    };
    view! { <PagedList pages draw /> }
}

fn table(rows: &[KeptImport]) -> impl IntoView {
    let heads =
        [t!(history_file), t!(history_state), t!(retention_files), t!(retention_rows), t!(retention_reports)];
    view! {
        <TableBox
            name=t!(retention_list)
            heads=column_heads(heads)
            rows=rows.iter().map(row).collect_view().into_any()
        />
    }
}

fn row(import: &KeptImport) -> impl IntoView + use<> {
    let KeptImport { id, name, state, file, rows, report } = import.clone();
    view! {
        <tr>
            <th scope="row" data-label=t!(history_file)>
                <a href=addresses::import(id) translate="no">{name}</a>
            </th>
            <td data-label=t!(history_state)><StateBadge state /></td>
            <td data-label=t!(retention_files)>{words::until(&file)}</td>
            <td data-label=t!(retention_rows)>{words::until(&rows)}</td>
            <td data-label=t!(retention_reports)>{words::until(&report)}</td>
        </tr>
    }
}
