//! The settings page with the district's templates.

use super::terms;
use crate::flow::templates::{Becomes, Imported, Unreadable};
use crate::words::number;
use coverlist_core::record::{Field, Value};
use coverlist_core::template::{BlankCell, Column, Template};

/// What a document becomes when it is imported.
pub fn becomes(id: &str, becomes: &Becomes) -> String {
    match becomes {
        Becomes::Version(version, name) => t!(templates_becomes_version, id, *version, name),
        Becomes::Template => t!(templates_becomes_new, id),
        Becomes::Unknown => t!(templates_becomes_unknown, id),
    }
}

pub fn confirm(becomes: &Becomes) -> String {
    match becomes {
        Becomes::Version(version, _) => t!(templates_import_version, *version),
        Becomes::Template => t!(templates_import_new),
        Becomes::Unknown => t!(templates_import_now),
    }
}

pub fn unreadable(file: &str, why: &Unreadable) -> String {
    match why {
        Unreadable::TooLarge => t!(templates_too_large, file),
        Unreadable::NotJson { line, column } => t!(templates_not_json, file, *line as u64, *column as u64),
        Unreadable::NoId => t!(templates_no_id, file),
    }
}

pub fn imported(Imported { name, version, is_same, .. }: &Imported) -> String {
    match (is_same, version) {
        (true, _) => t!(templates_imported_same, name, *version),
        (false, 1) => t!(templates_imported_new, name),
        (false, _) => t!(templates_imported_version, name, *version),
    }
}

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
