use super::selecting::Selecting;
use crate::client::noun;
use crate::steps::Host;
use crate::ui::{ButtonKind, DownloadButton, Menu};
use crate::words::coverage as words;
use coverlist_api::paths;
use leptos::prelude::*;

/// Exports the records of the list as a sheet.
#[component]
pub fn Export(selecting: Selecting) -> impl IntoView {
    let Selecting { kind, found, .. } = selecting;
    let csv = paths::coverage_query_csv(noun(kind));
    // Serializing the types of `coverlist-api` cannot fail.
    let search = move || serde_json::to_string(&untrack(|| selecting.request())).unwrap_or_default();
    view! {
        <div class="coverage-export">
            <Menu label=Signal::derive(move || words::export(kind, found.get())) root=Host::here().root>
                <DownloadButton path=paths::workbook(&csv) kind=ButtonKind::Quiet search=move || search()>
                    {t!(coverage_workbook)}
                </DownloadButton>
                <DownloadButton path=csv kind=ButtonKind::Quiet search=move || search()>
                    {t!(coverage_csv)}
                </DownloadButton>
            </Menu>
        </div>
    }
}
