//! Sentences of the verdict on the header.

use coverlist_core::validate::{Found, HeaderVerdict};


pub fn found(column: u16) -> String {
    format!("column {column}")
}

pub fn renamed(text: &str, column: u16) -> String {
    format!("column {column}, “{text}” in the file")
}

pub fn near(text: &str, column: u16) -> String {
    format!("not found; column {column} is “{text}”")
}

pub fn rename(text: &str, header: &str) -> String {
    format!("Rename “{text}” to “{header}”")
}

pub fn leave_out(text: &str) -> String {
    format!("Leave out “{text}”")
}

pub fn take_in(text: &str) -> String {
    format!("Undo leaving out “{text}”")
}

pub fn rename_all(count: usize) -> String {
    format!("Rename all {count}")
}

/// `text` equals `header` when the admin chose one of several columns with the template's header.
pub fn undo_rename(header: &str, text: &str, column: u16) -> String {
    if text == header {
        format!("Undo choosing column {column}")
    } else {
        format!("Undo renaming to “{header}”")
    }
}

pub fn repeated(others: usize) -> String {
    match others {
        1 => ", and once more".to_owned(),
        _ => format!(", and {others} times more"),
    }
}

pub fn use_column(column: u16) -> String {
    format!("Use column {column}")
}

pub fn others(count: usize) -> String {
    match count {
        1 => "1 other column, not read and never applied:".to_owned(),
        _ => format!("{count} other columns, not read and never applied:"),
    }
}

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

pub fn switch_to(name: &str) -> String {
    format!("Switch to {name} template")
}

pub fn headers_fit(name: &str) -> String {
    format!("Its headers fit the {name} template. The file will be checked again at once.")
}

pub fn keys_fit(name: &str) -> String {
    format!(
        "Most keys look like those of the {name} template. Switch if that is what they are; the file will \
         be checked again at once."
    )
}
