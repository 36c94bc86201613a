//! The words for parts of the records.

use super::counted::Counted;
use super::part::{Ending, Part};
use super::selecting::Selecting;
use crate::words::coverage as words;
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// The name of a part, as a filter says it.
pub fn name(kind: RecordKind, part: Part, counts: &Counted) -> String {
    match part {
        Part::Status(status) => words::status(status),
        Part::NotCovered => t!(coverage_not_covered),
        Part::Place(_) => match part.group_name(counts) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => words::no_place(kind),
        },
        Part::Group(_) => words::group(kind, part.group_name(counts).unwrap_or_default()),
        Part::Ends(ending) => ends(ending),
        Part::NotStarted => t!(coverage_not_started),
        Part::WithoutPolicy => t!(coverage_without_policy),
    }
}

/// The name of a part. One that records have is the same in every language.
#[component]
pub fn PartName(selecting: Selecting, part: Part) -> impl IntoView {
    let (kind, counts) = (selecting.kind, selecting.counts.get_value());
    let has_name = part.group_name(&counts).is_some_and(|name| !name.is_empty());
    let is_data = has_name && (kind == RecordKind::Device || matches!(part, Part::Place(_)));
    view! { <span translate=is_data.then_some("no")>{name(kind, part, &counts)}</span> }
}

/// When the coverage of records ends.
pub fn ends(ending: Ending) -> String {
    match ending {
        Ending::Within(days) => t!(coverage_within, days.unsigned_abs()),
        Ending::Ended => t!(coverage_ended),
        Ending::Month(month) => t!(coverage_ends_in, words::month(&month.text())),
        Ending::Later => t!(coverage_ends_later),
        Ending::Never => t!(coverage_never),
    }
}
