use super::report_rows::headline;
use crate::ui::{Notice, Tone};
use coverlist_api::ImportView;
use leptos::prelude::*;

/// What is left of a report whose rows were deleted: the counts, and after how many days.
#[component]
pub fn ExpiredRows(import: ImportView) -> impl IntoView {
    let counts = import.counts.map(|counts| view! { <p>{headline(import.state, &counts)}</p> });
    let sentence = match (import.expired.report, import.expired.rows) {
        (Some(days), _) => t!(report_expired, days),
        (None, days) => t!(report_rows_expired, days.unwrap_or_default()),
    };
    view! {
        <div class="workspace-notices">
            {counts}
            <Notice tone=Tone::Info title=t!(report_expired_title)><p>{sentence}</p></Notice>
        </div>
    }
}
