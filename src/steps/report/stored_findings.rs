//! What was found in the file when it was staged.

use crate::client::ListQuery;
use crate::steps::Host;
use crate::steps::badges::SeverityBadge;
use crate::ui::{FailureNotice, Pager, Pages};
use crate::words::{number, report as words, shell};
use coverlist_api::FindingView;
use leptos::prelude::*;
use std::sync::Arc;

/// What was found in the file; fetched when it is opened.
#[component]
pub fn StoredFindings(
    /// The import.
    id: i64,
) -> impl IntoView {
    let client = Host::here().client;
    let pages = Pages::new(move |cursor| async move {
        client
            .findings(id, &ListQuery { limit: Some(Pages::<FindingView>::LIMIT), cursor, q: String::new() })
            .await
    });
    let opened = move |_| {
        if untrack(|| pages.rows().is_none() && !pages.is_busy()) {
            pages.restart();
        }
    };
    let list = move || match pages.rows() {
        None if pages.failure().is_none() => {
            view! { <p class="waiting" role="status">{shell::LOADING}</p> }.into_any()
        }
        None => ().into_any(),
        Some(rows) if rows.is_empty() => view! { <p>{words::NO_FINDINGS}</p> }.into_any(),
        Some(rows) => view! { <FindingTable rows /> }.into_any(),
    };
    view! {
        <details class="disclosure" on:toggle=opened>
            <summary>{words::FINDINGS}</summary>
            <div class="stack">
                {move || pages.failure().map(|failure| view! { <FailureNotice failure again=move || pages.again() /> })}
                {list}
                <Pager pages />
            </div>
        </details>
    }
}

#[component]
fn FindingTable(rows: Arc<Vec<FindingView>>) -> impl IntoView {
    let rows = rows
        .iter()
        .cloned()
        .map(|finding| {
            let place = finding.line.map_or_else(|| words::WHOLE_FILE.to_owned(), number);
            view! {
                <tr>
                    <td class="number" data-label=words::PLACE>{place}</td>
                    <td data-label=words::SEVERITY><SeverityBadge severity=finding.severity /></td>
                    <td data-label=words::FINDING>{finding.message}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-box" role="region" aria-label=words::FINDINGS tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{words::FINDINGS}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col" class="number">{words::PLACE}</th>
                        <th scope="col">{words::SEVERITY}</th>
                        <th scope="col">{words::FINDING}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
