use crate::screens::addresses;
use crate::ui::{TableBox, column_heads};
use crate::words::{date_time, logs as words, wire};
use coverlist_api::LogEntry;
use leptos::prelude::*;

/// Lists entries of the logs.
#[component]
pub fn LogTable(rows: Vec<LogEntry>) -> impl IntoView {
    let heads = [t!(audit_time), t!(audit_person), t!(audit_event), t!(audit_kind), t!(audit_address)];
    view! {
        <TableBox
            name=t!(audit_entries)
            heads=column_heads(heads)
            rows=rows.into_iter().map(row).collect_view().into_any()
        />
    }
}

fn row(entry: LogEntry) -> impl IntoView {
    let LogEntry { at, by, address, kind, event, import, .. } = entry;
    let by = match by {
        Some(by) => view! { <span translate="no">{by.name}</span> }.into_any(),
        None => view! { <span class="soft">{t!(audit_person_nobody)}</span> }.into_any(),
    };
    let event = wire::sentence(&event);
    let event = match import {
        Some(import) => view! { <a href=addresses::import(import)>{event}</a> }.into_any(),
        None => event.into_any(),
    };
    let address = match address {
        Some(address) => view! { <span translate="no">{address}</span> }.into_any(),
        None => view! { <span class="soft">{t!(audit_no_address)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="date" data-label=t!(audit_time)>{date_time(&at)}</th>
            <td data-label=t!(audit_person)>{by}</td>
            <td data-label=t!(audit_event)>{event}</td>
            <td data-label=t!(audit_kind)>{words::kind(kind)}</td>
            <td data-label=t!(audit_address)>{address}</td>
        </tr>
    }
}
