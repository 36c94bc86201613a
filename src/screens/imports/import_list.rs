use crate::client::{Client, ListQuery};
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::steps::StateBadge;
use crate::ui::{EmptyState, PagedList, Pages};
use crate::words::{date_time, number};
use coverlist_api::{ImportView, Permission, Person};
use coverlist_core::plan::Counts;
use leptos::prelude::*;
use std::sync::Arc;

/// All imports of the district, the newest first.
#[component]
pub fn ImportList() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ViewReports title=t!(history_title)>
            <Heading title=t!(history_title) />
            <Imports />
        </Permitted>
    }
}

#[component]
fn Imports() -> impl IntoView {
    let client = expect_context::<Client>();
    let pages = Pages::new(move |cursor| async move {
        client.imports(&ListQuery { limit: Some(Pages::<ImportView>::LIMIT), cursor }).await
    });
    pages.restart();
    let draw = |rows: Arc<Vec<ImportView>>| match rows.is_empty() {
        true => {
            view! { <EmptyState title=t!(history_nothing)><p>{t!(history_nothing_help)}</p></EmptyState> }
                .into_any()
        }
        false => view! { <ImportTable rows=rows.to_vec() /> }.into_any(),
    };
    view! { <PagedList pages draw /> }
}

#[component]
fn ImportTable(rows: Vec<ImportView>) -> impl IntoView {
    let heads =
        [t!(history_file), t!(history_state), t!(history_template), t!(history_staged), t!(history_ended)];
    let counts = [t!(history_rows), t!(history_updated), t!(history_unchanged), t!(history_rest)]
        .map(|head| view! { <th scope="col" class="number">{head}</th> });
    view! {
        <div class="table-box" role="region" aria-label=t!(history_title) tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{t!(history_title)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        {heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                        {counts.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(import_row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn import_row(import: ImportView) -> impl IntoView {
    let counted = |count: fn(Counts) -> u32| {
        import.counts.map_or_else(|| t!(history_none), |counts| number(count(counts)))
    };
    let (updated, unchanged) = (counted(|counts| counts.updated), counted(|counts| counts.unchanged));
    let rest = counted(|counts| counts.skipped + counts.refused + counts.rejected + counts.not_processed);
    let staged = when_and_who(&import.staged_at, Some(&import.staged_by));
    let ended = import.closed_at.as_ref().map(|at| when_and_who(at, import.closed_by.as_ref()));
    view! {
        <tr>
            <th scope="row" data-label=t!(history_file)><a href=addresses::import(import.id) translate="no">{import.name}</a></th>
            <td data-label=t!(history_state)><StateBadge state=import.state /></td>
            <td data-label=t!(history_template)><span translate="no">{import.template_name.clone()}</span></td>
            <td data-label=t!(history_staged)>{staged}</td>
            <td data-label=t!(history_ended)>{ended.unwrap_or_else(|| t!(history_none).into_any())}</td>
            <td class="number" data-label=t!(history_rows)>{number(import.rows)}</td>
            <td class="number" data-label=t!(history_updated)>{updated}</td>
            <td class="number" data-label=t!(history_unchanged)>{unchanged}</td>
            <td class="number" data-label=t!(history_rest)>{rest}</td>
        </tr>
    }
}

/// Writes a time and, if it is known, the person who acted then.
fn when_and_who(at: &str, who: Option<&Person>) -> AnyView {
    let who = who.map(|person| view! { " " <span class="soft">{t!(history_by, &person.name)}</span> });
    view! { <span>{date_time(at)} {who}</span> }.into_any()
}
