//! The header's verdict.

use crate::words::terms;
use coverlist_core::record::RecordKind;
use coverlist_core::validate::{Found, HeaderVerdict};

/// The header's heading.
pub const HEADER: &str = "Header";
/// A required column that is missing.
pub const MISSING: &str = "missing, required";
/// An optional one.
pub const MISSING_OPTIONAL: &str = "optional, not in this file";
/// Beside the header of a column that the template does not know.
pub const NOT_READ: &str = "not read";
/// A column without a header.
pub const NO_HEADER_TEXT: &str = "(no header)";
/// The file fits the other template.
pub const WRONG_TEMPLATE: &str = "This looks like a file for the other template";

/// An expected column that is there.
pub fn found(column: u16) -> String {
    format!("column {column}")
}

/// An expected column that a person named.
pub fn renamed(text: &str, column: u16) -> String {
    format!("column {column}, “{text}” in the file")
}

/// A column that is nearly an expected one.
pub fn near(text: &str, column: u16) -> String {
    format!("not found; column {column} is “{text}”")
}

/// The button that renames.
pub fn rename(text: &str, header: &str) -> String {
    format!("Rename “{text}” to “{header}”")
}

/// The button that leaves a column out that is only nearly the template's.
pub fn leave_out(text: &str) -> String {
    format!("Leave out “{text}”")
}

/// The button that takes that back.
pub fn take_in(text: &str) -> String {
    format!("Undo leaving out “{text}”")
}

/// The button that renames all near misses.
pub fn rename_all(count: usize) -> String {
    format!("Rename all {count}")
}

/// The button that takes back what was said of a column: its own header is the template's where one of several was chosen.
pub fn undo_rename(header: &str, text: &str, column: u16) -> String {
    if text == header {
        format!("Undo choosing column {column}")
    } else {
        format!("Undo renaming to “{header}”")
    }
}

/// A column that is there more than once.
pub fn repeated(others: usize) -> String {
    match others {
        1 => ", and once more".to_owned(),
        _ => format!(", and {others} times more"),
    }
}

/// The button that says which of them counts.
pub fn use_column(column: u16) -> String {
    format!("Use column {column}")
}

/// Above the columns that the template does not know.
pub fn others(count: usize) -> String {
    match count {
        1 => "1 other column, not read and never applied:".to_owned(),
        _ => format!("{count} other columns, not read and never applied:"),
    }
}

/// The header in a few words.
pub fn header_summary(header: &HeaderVerdict) -> String {
    let expected = header.expected.len();
    let found = header.expected.iter().filter(|column| is_found(&column.found)).count();
    match (header.blocked, found) {
        (true, _) => "The header needs a correction".to_owned(),
        (false, found) if found == expected => format!("All {expected} columns found"),
        (false, found) => format!("{found} of {expected} columns found, the required ones among them"),
    }
}

const fn is_found(found: &Found) -> bool {
    matches!(found, Found::Exact { .. } | Found::Mapped { .. })
}

/// The button that switches the template.
pub fn switch_to(kind: RecordKind) -> String {
    format!("Switch to {} template", terms::template(kind))
}

/// Why it should be switched: the headers.
pub fn headers_fit(kind: RecordKind) -> String {
    format!("Its headers fit the {} template. The file will be checked again at once.", terms::template(kind))
}

/// Why it should be switched: the keys.
pub fn keys_fit(kind: RecordKind) -> String {
    format!(
        "Most keys look like those of the {} template. Switch if that is what they are; the file will be checked again at once.",
        terms::template(kind)
    )
}
