//! Sentences of the settings page with the district's templates.

use super::terms;
use crate::words::number;
use coverlist_core::record::{Field, Value};
use coverlist_core::template::{BlankCell, Column, Template};

pub const TITLE: &str = "Templates";
pub const ABOUT: &str =
    "A template has the columns and rules of an insurance list. Every file is checked under one.";
pub const NAME: &str = "Name";
pub const RECORDS: &str = "Records";
pub const VERSION: &str = "Version";
pub const COLUMNS: &str = "Columns";
pub const NO_SUCH: &str = "No such template";
pub const NO_SUCH_HELP: &str =
    "The district has no template at this address. The list shows the ones that it has.";

pub const IMPORT: &str = "Import a template";
pub const IMPORT_ABOUT: &str = "A template is a JSON document in the format Table Schema. Download one, change it, \
    and import it here: it becomes a new version, or a new template if its id is new. Staged imports keep the \
    version under which they were staged.";
pub const FILE: &str = "Template document";
pub const CHOOSE: &str = "Choose a document";
pub const CANCEL: &str = "Cancel";
pub const NOT_READ: &str = "That file is no template";
const NOTHING_CHANGED: &str = "Nothing was changed.";

pub const DOWNLOADS: &str = "Downloads";
pub const DOWNLOAD_FILE: &str = "Download header-only file";
pub const DOWNLOAD_EXAMPLE: &str = "Download filled example";
pub const DOWNLOAD_DOCUMENT: &str = "Download document (JSON)";
pub const ID: &str = "Id";
pub const HEADER: &str = "Header";
pub const FIELD: &str = "Field";
pub const TYPE: &str = "Type";
pub const REQUIRED: &str = "Required";
pub const BLANK: &str = "Blank cell";
pub const DETAILS: &str = "Rules";
pub const YES: &str = "Yes";
pub const NO: &str = "No";
pub const RULES: &str = "Rules for statuses";
pub const ALIASES: &str = "Other headers";
pub const LIMITS: &str = "Values";
pub const LENGTH: &str = "Length";
pub const PATTERN: &str = "Pattern";
pub const DATE_FORMATS: &str = "Date formats";

pub fn chosen(file: &str) -> String {
    format!("{file} is chosen")
}

pub fn becomes_version(id: &str, name: &str, version: u32) -> String {
    format!(
        "It has the id of the template {name} ({id}), so it becomes version {version} of it. Staged imports \
         keep their version."
    )
}

pub fn becomes_template(id: &str) -> String {
    format!("No template has the id {id}, so it becomes a new template.")
}

/// Shown while the district's templates are not known.
pub fn becomes_either(id: &str) -> String {
    format!("If a template has the id {id}, it becomes a version of that, otherwise a new template.")
}

pub fn import_version(version: u32) -> String {
    format!("Import as version {version}")
}

pub const IMPORT_NEW: &str = "Import as a new template";
pub const IMPORT_NOW: &str = "Import";

pub fn too_large(file: &str) -> String {
    format!("{file} is too large for a template. {NOTHING_CHANGED}")
}

pub fn not_json(file: &str, line: usize, column: usize) -> String {
    format!("{file} is not JSON from line {line}, character {column}. {NOTHING_CHANGED}")
}

pub fn no_id(file: &str) -> String {
    format!("{file} has no id: a template needs a text at /coverlist:id. {NOTHING_CHANGED}")
}

pub fn same(name: &str, version: u32) -> String {
    format!("The document is the same as version {version} of {name}. {NOTHING_CHANGED}")
}

pub fn imported(name: &str, version: u32) -> String {
    match version {
        1 => format!("{name} is a new template."),
        _ => format!("Version {version} of {name} is current now. Staged imports keep their version."),
    }
}

pub fn show(name: &str) -> String {
    format!("Show {name}")
}

pub const fn blank_cell(column: &Column) -> &'static str {
    match column.blank {
        _ if column.required => "The row is rejected",
        BlankCell::Keep => "Keeps the record’s value",
        BlankCell::Clear => "Clears the record’s value",
        BlankCell::FillIfEmpty => "Keeps the value; a filled cell applies only if the record has none",
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
    range(text(column.min_length), text(column.max_length)).map(|range| format!("{range} characters"))
}

fn range(least: Option<String>, most: Option<String>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) if least == most => Some(least),
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    }
}

/// A word of a column's field, as a person reads its meaning.
pub fn meaning(field: Field, means: &Value) -> String {
    format!("Means {}", terms::value(field, &means.text()))
}

pub fn leaving(template: &Template) -> String {
    let statuses: Vec<&str> = template.leaving_statuses.iter().map(|&status| terms::status(status)).collect();
    match statuses.as_slice() {
        [] => "No status ends coverage: a row changes only the fields that it has values for.".to_owned(),
        statuses => format!(
            "{} {} coverage: policy number, coverage type, amount and end date are cleared, unless the row has \
             values for them.",
            listed(statuses),
            if statuses.len() == 1 { "ends" } else { "end" },
        ),
    }
}

fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub const fn waived(is_covered: bool) -> &'static str {
    if is_covered {
        "A record with the status Waived counts as covered."
    } else {
        "A record with the status Waived does not count as covered."
    }
}
