//! The settings page with the district's templates.

use coverlist_core::template::BlankCell;

pub fn blank(blank: BlankCell) -> String {
    match blank {
        BlankCell::Keep => t!(editor_blank_keeps),
        BlankCell::Clear => t!(editor_blank_clears),
        BlankCell::FillIfEmpty => t!(editor_blank_fills),
    }
}

/// A smallest and a largest value in short; `None` when there is neither.
pub fn range(least: Option<String>, most: Option<String>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) if least == most => Some(least),
        (Some(least), Some(most)) => Some(t!(templates_range, least, most)),
        (Some(least), None) => Some(t!(templates_at_least, least)),
        (None, Some(most)) => Some(t!(templates_at_most, most)),
        (None, None) => None,
    }
}
