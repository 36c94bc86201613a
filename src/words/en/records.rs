//! Sentences of the records screen and its load dialog.

use crate::words::{count, number};
use coverlist_api::RecordsLoaded;
use coverlist_core::record::RecordKind;

pub const TITLE: &str = "Records";
pub const ABOUT: &str = "The users and devices that insurance is applied to.";
pub const TABS: &str = "Kind of record";
pub const SEARCH: &str = "Search";
pub const NAME: &str = "Name";
pub const ROLE: &str = "Role";
pub const SCHOOL: &str = "School";

pub fn grade(grade: &str) -> String {
    if grade.is_empty() { String::new() } else { format!("Grade {grade}") }
}

pub const MODEL: &str = "Model";
pub const ASSET_TAG: &str = "Asset tag";
pub const ASSIGNED: &str = "Assigned to";
pub const INSURANCE: &str = "Insurance";
pub const POLICY: &str = "Policy";
pub const AMOUNT: &str = "Amount";
pub const ENDS: &str = "Ends";
pub const NO_STATUS: &str = "Not set";
pub const NO_MATCH: &str = "No records match";
pub const NO_MATCH_HELP: &str =
    "Search for an ID, a serial, a name, an asset tag or an email address, or change the filters.";
pub const ANY_STATUS: &str = "Any status";
pub const FILTER: &str = "Filters";
pub const FILTER_FIELD: &str = "Filter by";
pub const NO_FIELD: &str = "No field";
pub const CONDITION: &str = "Condition";
pub const IN_RANGE: &str = "Between";
pub const WITH_WORDS: &str = "Contains";
pub const IS_BLANK: &str = "Is blank";
pub const IS_NOT_BLANK: &str = "Is not blank";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const CONTAINS: &str = "Text";
pub const LOAD_NOW: &str = "Load";
pub const CANCEL: &str = "Cancel";
pub const CLOSE: &str = "Close";
pub const NO_FILE: &str = "Choose a file first.";
pub const LOAD_MEANS: &str = "Records in the file are added or changed. Records that it doesn’t name and \
    details that it leaves blank stay as they are, and insurance is never touched.";
pub const ADDED: &str = "Added";
pub const CHANGED: &str = "Changed";
pub const UNCHANGED: &str = "Unchanged";
pub const REFUSED: &str = "Refused";
pub const IGNORED: &str = "Ignored";
pub const SHAPE: &str = "Read as";
pub const LINE: &str = "Line";
pub const REASON: &str = "Reason";
pub const REFUSED_ROWS: &str = "Refused rows";
pub const IGNORED_ROWS: &str = "Ignored rows";
pub const COLUMNS: &str = "Columns of the file";

pub fn columns(read: usize, ignored: &[String]) -> String {
    let counts = format!("{} read, {} ignored", number(read as u64), number(ignored.len() as u64));
    if ignored.is_empty() { format!("{counts}.") } else { format!("{counts}: {}.", ignored.join(", ")) }
}

pub const COLUMN: &str = "Column";
pub const READ_AS: &str = "Read as";
pub const COLUMN_IGNORED: &str = "Ignored";

pub fn unnamed(position: u32) -> String {
    format!("Column {} (no header)", number(position))
}

pub const fn key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "User ID",
        RecordKind::Device => "Serial",
    }
}

pub const fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Users",
        RecordKind::Device => "Devices",
    }
}

pub const fn load(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Load users from a CSV",
        RecordKind::Device => "Load devices from a CSV",
    }
}

pub const fn load_title(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Load users",
        RecordKind::Device => "Load devices",
    }
}

pub const fn file_label(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Users CSV",
        RecordKind::Device => "Devices CSV",
    }
}

pub const fn takes(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "A OneRoster users.csv, or a plain CSV with a User ID column.",
        RecordKind::Device => "A ChromeOS device export, or a plain CSV with a Serial column.",
    }
}

pub const fn nothing(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "No users yet",
        RecordKind::Device => "No devices yet",
    }
}

pub const fn nothing_help(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => {
            "Load them from your student information system’s export: insurance is matched by User ID."
        }
        RecordKind::Device => {
            "Load them from your device inventory’s export: insurance is matched by serial number."
        }
    }
}

pub fn loaded(loaded: &RecordsLoaded) -> String {
    let rows = loaded.added + loaded.changed + loaded.unchanged + loaded.refused;
    let sum = format!(
        "{} = {} added + {} changed + {} unchanged + {} refused",
        count(rows, "row in the file", "rows in the file"),
        number(loaded.added),
        number(loaded.changed),
        number(loaded.unchanged),
        number(loaded.refused),
    );
    match loaded.ignored {
        0 => sum,
        ignored => format!("{sum}, and {} ignored", count(ignored, "row", "rows")),
    }
}

pub fn first_rows(listed: usize, all: u32) -> String {
    format!("The first {} of {} rows.", number(listed as u64), number(all))
}
