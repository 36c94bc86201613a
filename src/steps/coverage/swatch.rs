//! The statuses of records as patterns, because not everybody tells colors apart.

use crate::words::{coverage as words, list};
use coverlist_api::CoverageCount;
use coverlist_core::record::Status;
use leptos::prelude::*;

/// The statuses in the order of the screen. `None` is a blank one.
pub const STATUSES: [Option<Status>; 5] =
    [Some(Status::Enrolled), Some(Status::Waived), Some(Status::Declined), Some(Status::NotEnrolled), None];

/// The number of records with a status.
pub const fn count_of(count: &CoverageCount, status: Option<Status>) -> u32 {
    match status {
        Some(Status::Enrolled) => count.enrolled,
        Some(Status::NotEnrolled) => count.not_enrolled,
        Some(Status::Declined) => count.declined,
        Some(Status::Waived) => count.waived,
        None => count.no_status,
    }
}

/// The pattern of a status. A word must stand next to it.
#[component]
pub fn Swatch(status: Option<Status>) -> impl IntoView {
    view! { <span class="swatch" data-status=pattern(status) aria-hidden="true"></span> }
}

/// The statuses of records in proportion. Screen readers hear their numbers.
#[component]
pub fn StatusBar(count: CoverageCount) -> impl IntoView {
    let shown = || STATUSES.into_iter().filter(|&status| count_of(&count, status) > 0);
    let label = list(shown().map(|status| words::part(status, count_of(&count, status))).collect());
    let segments = shown()
        .map(|status| {
            let records = count_of(&count, status).to_string();
            view! { <span class="swatch" data-status=pattern(status) style:flex-grow=records></span> }
        })
        .collect_view();
    view! { <div class="status-bar" role="img" aria-label=label>{segments}</div> }
}

const fn pattern(status: Option<Status>) -> &'static str {
    match status {
        Some(status) => status.id(),
        None => "none",
    }
}
