use super::column::{Listed, columns, header};
use super::part::today;
use super::selecting::Selecting;
use crate::steps::{Host, SortHead, StatusBadge};
use crate::ui::{TableBox, TableLayout};
use crate::words::terms;
use coverlist_api::{CoverageView, Permission};
use coverlist_core::record::{Field, RecordKind, Status};
use leptos::prelude::*;

/// The records on a page of the list.
#[component]
pub fn CoveredTable(selecting: Selecting, rows: Vec<Listed>) -> impl IntoView {
    let kind = selecting.kind;
    let counts = selecting.counts.get_value();
    let sorting = selecting.sorting();
    let heads = columns(kind)
        .map(|field| {
            let (id, name, class) = (field.to_string(), header(kind, field), alignment(field));
            view! { <SortHead field=id name class sorting /> }
        })
        .collect_view();
    let rows = rows.iter().map(|record| row(kind, &counts, record)).collect_view();
    view! {
        <TableBox
            name=terms::records(kind)
            layout=TableLayout::SortedCards
            class="covered-table sticky-key"
            heads=heads.into_any()
            rows=rows.into_any()
        />
    }
}

fn row(kind: RecordKind, counts: &CoverageView, record: &Listed) -> impl IntoView + use<> {
    let cell = |field: Field| match field {
        Field::Key => view! {
            <th scope="row" class="key" translate="no" data-label=header(kind, field)>
                {key(kind, record)}
            </th>
        }
        .into_any(),
        Field::Status => view! {
            <td data-label=header(kind, field)>
                <StatusBadge status=Status::from_id(record.text(field)) />
                {not_yet_or_no_longer(counts, record)}
            </td>
        }
        .into_any(),
        _ => {
            let text = Some(record.text(field).to_owned()).filter(|text| !text.is_empty());
            view! { <td class=alignment(field) translate="no" data-label=header(kind, field)>{text}</td> }
                .into_any()
        }
    };
    view! { <tr>{columns(kind).map(cell).collect_view()}</tr> }
}

/// The key, which leads to the screen of the record for those who may open it.
fn key(kind: RecordKind, record: &Listed) -> AnyView {
    let Host { links, account, .. } = Host::here();
    let may_open = account.get_untracked().may(Permission::ManageSettings);
    match links.record.filter(|_| may_open) {
        Some(address) => view! { <a href=address(kind, record.id)>{record.key.clone()}</a> }.into_any(),
        None => record.key.clone().into_any(),
    }
}

/// Says why a record with the status of insured ones is not insured today.
fn not_yet_or_no_longer(counts: &CoverageView, record: &Listed) -> Option<AnyView> {
    let status = Status::from_id(record.text(Field::Status))?;
    if record.covered || !counts.covering.contains(&status) {
        return None;
    }
    let today = today(counts);
    let has_ended = record.text(Field::CoverageEnd).parse().is_ok_and(|end| today > end);
    let note = if has_ended { t!(coverage_has_ended) } else { t!(coverage_starts_later) };
    Some(view! { " " <span class="soft">{note}</span> }.into_any())
}

const fn alignment(field: Field) -> Option<&'static str> {
    match field {
        Field::Key => Some("key"),
        Field::CoverageAmount => Some("number"),
        Field::CoverageStart | Field::CoverageEnd => Some("date"),
        _ => None,
    }
}
