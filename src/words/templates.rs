//! The settings page with the district's templates.

use super::terms;
use crate::words::number;
use coverlist_core::record::{Field, Value};
use coverlist_core::template::{BlankCell, Column, Template};

pub fn blank_cell(column: &Column) -> String {
    match column.blank {
        _ if column.required => t!(templates_blank_rejects),
        BlankCell::Keep => t!(templates_blank_keeps),
        BlankCell::Clear => t!(templates_blank_clears),
        BlankCell::FillIfEmpty => t!(templates_blank_fills),
    }
}

/// The smallest and largest value; `None` when the column has no limit.
pub fn limits(column: &Column) -> Option<String> {
    let text = |value: &Option<Value>| value.as_ref().map(|value| value.text().into_owned());
    range(text(&column.minimum), text(&column.maximum))
}

/// The smallest and largest length; `None` when the column has no limit.
pub fn lengths(column: &Column) -> Option<String> {
    let text = |length: Option<u32>| length.map(number);
    range(text(column.min_length), text(column.max_length)).map(|range| t!(templates_characters, range))
}

fn range(least: Option<String>, most: Option<String>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) if least == most => Some(least),
        (Some(least), Some(most)) => Some(t!(templates_range, least, most)),
        (Some(least), None) => Some(t!(templates_at_least, least)),
        (None, Some(most)) => Some(t!(templates_at_most, most)),
        (None, None) => None,
    }
}

/// A word of a column's field, as a person reads its meaning.
pub fn meaning(field: Field, means: &Value) -> String {
    t!(templates_means, terms::value(field, &means.text()))
}

pub fn leaving(template: &Template) -> String {
    let statuses: Vec<String> =
        template.leaving_statuses.iter().map(|&status| terms::status(status)).collect();
    match statuses.len() as u64 {
        0 => t!(templates_nothing_leaves),
        count => t!(templates_leaving, count, statuses),
    }
}

pub fn waived(is_covered: bool) -> String {
    if is_covered { t!(templates_waived_covered) } else { t!(templates_waived_not_covered) }
}
