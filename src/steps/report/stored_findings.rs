use crate::client::ListQuery;
use crate::steps::Host;
use crate::steps::badges::SeverityBadge;
use crate::ui::{Button, ButtonKind, Dialog, PagedList, Pages, TableBox};
use crate::words::{number, wire};
use coverlist_api::FindingView;
use leptos::prelude::*;
use std::sync::Arc;

/// Opens the findings of an import. They are fetched when the admin opens them.
#[component]
pub fn StoredFindings(id: i64) -> impl IntoView {
    let client = Host::here().client;
    let pages = Pages::new(move |cursor| async move {
        client.findings(id, &ListQuery { limit: Some(Pages::<FindingView>::LIMIT), cursor }).await
    });
    let is_open = RwSignal::new(false);
    let open = move || {
        is_open.set(true);
        if untrack(|| pages.rows().is_none() && !pages.is_busy()) {
            pages.restart();
        }
    };
    let draw = |rows: Arc<Vec<FindingView>>| match rows.is_empty() {
        true => view! { <p>{t!(report_no_findings)}</p> }.into_any(),
        false => view! { <FindingTable rows /> }.into_any(),
    };
    view! {
        <Button kind=ButtonKind::Quiet on_press=open>{t!(report_findings)}</Button>
        <Dialog open=is_open title=t!(report_findings)>
            <PagedList pages draw />
        </Dialog>
    }
}

#[component]
fn FindingTable(rows: Arc<Vec<FindingView>>) -> impl IntoView {
    let rows = rows
        .iter()
        .map(|finding| {
            let place = finding.line.map_or_else(|| t!(report_whole_file), number);
            view! {
                <tr>
                    <td class="number" data-label=t!(report_place)>{place}</td>
                    <td data-label=t!(report_severity)><SeverityBadge severity=finding.severity /></td>
                    <td data-label=t!(report_finding)>{wire::finding(finding)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <TableBox
            name=t!(report_findings)
            heads=view! {
                <th scope="col" class="number">{t!(report_place)}</th>
                <th scope="col">{t!(report_severity)}</th>
                <th scope="col">{t!(report_finding)}</th>
            }
            .into_any()
            rows=rows.into_any()
        />
    }
}
