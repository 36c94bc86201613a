use crate::client::ListQuery;
use crate::steps::Host;
use crate::steps::badges::SeverityBadge;
use crate::ui::{PagedList, Pages};
use crate::words::{number, report as words};
use coverlist_api::FindingView;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the findings of an import. They are fetched when the admin opens the section.
#[component]
pub fn StoredFindings(id: i64) -> impl IntoView {
    let client = Host::here().client;
    let pages = Pages::new(move |cursor| async move {
        client.findings(id, &ListQuery { limit: Some(Pages::<FindingView>::LIMIT), cursor }).await
    });
    let opened = move |_| {
        if untrack(|| pages.rows().is_none() && !pages.is_busy()) {
            pages.restart();
        }
    };
    let draw = |rows: Arc<Vec<FindingView>>| match rows.is_empty() {
        true => view! { <p>{words::NO_FINDINGS}</p> }.into_any(),
        false => view! { <FindingTable rows /> }.into_any(),
    };
    view! {
        <details class="disclosure" on:toggle=opened>
            <summary>{words::FINDINGS}</summary>
            <div class="stack">
                <PagedList pages draw />
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
