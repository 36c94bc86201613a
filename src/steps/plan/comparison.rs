use crate::client::ListQuery;
use crate::steps::Host;
use crate::steps::rows::Changes;
use crate::ui::{Button, ButtonKind, Dialog, Fetched, PagedList, Pages, SelectField, TableBox};
use crate::words::number;
use coverlist_api::{ComparedRow, DifferenceCounts, ImportView, Page, PreviousImport, RowDifference};
use coverlist_core::record::Field;
use leptos::prelude::*;
use std::sync::Arc;

/// Says what the file adds, drops and changes since the previous one of its source, and lists it. Nothing is
/// shown for the first one.
#[component]
pub fn Comparison(import: ImportView) -> impl IntoView {
    let (client, id) = (Host::here().client, import.id);
    let first = Fetched::new(move || async move {
        client.comparison(id, RowDifference::Added, &ListQuery { limit: Some(1), cursor: None }).await
    });
    let is_open = RwSignal::new(false);
    move || {
        let compared = first.get()?;
        let previous = compared.previous?;
        let (import, counts) = (import.clone(), compared.counts);
        let DifferenceCounts { added, dropped, changed } = counts;
        Some(view! {
            <Button kind=ButtonKind::Quiet on_press=move || is_open.set(true)>
                {t!(comparison_open, added, dropped, changed)}
            </Button>
            <Dialog open=is_open title=t!(comparison_title)>
                <Differences import=import.clone() previous=previous.clone() counts />
            </Dialog>
        })
    }
}

#[component]
fn Differences(import: ImportView, previous: PreviousImport, counts: DifferenceCounts) -> impl IntoView {
    let (client, id) = (Host::here().client, import.id);
    let first = RowDifference::ALL.into_iter().find(|it| rows_of(&counts, *it) > 0);
    let difference = RwSignal::new(first.unwrap_or(RowDifference::Added));
    let pages = Pages::new(move |cursor| {
        let (list, difference) =
            (ListQuery { limit: Some(Pages::<ComparedRow>::LIMIT), cursor }, difference.get_untracked());
        async move {
            let compared = client.comparison(id, difference, &list).await?;
            Ok(Page { rows: compared.rows, next: compared.next })
        }
    });
    pages.follow(move || difference.get());
    let options =
        RowDifference::ALL.map(|it| (it, format!("{} ({})", word(it), number(rows_of(&counts, it)))));
    let total = Signal::derive(move || Some(rows_of(&counts, difference.get())));
    let draw = move |rows: Arc<Vec<ComparedRow>>| match rows.is_empty() {
        true => view! { <p>{t!(comparison_none)}</p> }.into_any(),
        false => table(&rows, &import),
    };
    view! {
        <p>{t!(comparison_previous)} " " <b translate="no">{previous.file_name}</b></p>
        <SelectField label=t!(comparison_show) options=options.into() value=difference />
        <PagedList pages draw total />
    }
}

const fn rows_of(counts: &DifferenceCounts, difference: RowDifference) -> u32 {
    match difference {
        RowDifference::Added => counts.added,
        RowDifference::Dropped => counts.dropped,
        RowDifference::Changed => counts.changed,
    }
}

fn word(difference: RowDifference) -> String {
    match difference {
        RowDifference::Added => t!(comparison_added),
        RowDifference::Dropped => t!(comparison_dropped),
        RowDifference::Changed => t!(comparison_changed),
    }
}

fn table(rows: &[ComparedRow], import: &ImportView) -> AnyView {
    let key = import.header(Field::Key).to_owned();
    let row = |row: &ComparedRow| {
        let changes = row.changes.clone();
        let record = row.record.as_ref().map(|record| record.label.clone());
        view! {
            <tr>
                <td class="number" data-label=t!(plan_line)>{number(row.line)}</td>
                <th scope="row" class="key" translate="no" data-label=key.clone()>{row.key.clone()}</th>
                <td translate="no" data-label=t!(plan_record)>{record}</td>
                <td data-label=t!(comparison_values)><Changes changes import /></td>
            </tr>
        }
    };
    let rows = rows.iter().map(row).collect_view();
    view! {
        <TableBox
            name=t!(comparison_title)
            heads=view! {
                <th scope="col" class="number">{t!(plan_line)}</th>
                <th scope="col" translate="no">{key}</th>
                <th scope="col">{t!(plan_record)}</th>
                <th scope="col">{t!(comparison_values)}</th>
            }
            .into_any()
            rows=rows.into_any()
        />
    }
    .into_any()
}
