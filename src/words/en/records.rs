//! Users and devices.

use crate::words::{count, number};
use coverlist_api::RecordsLoaded;
use coverlist_core::record::RecordKind;

/// The screen's title.
pub const TITLE: &str = "Records";
/// What it is.
pub const ABOUT: &str = "The users and devices that insurance is applied to.";
/// The tabs' name.
pub const TABS: &str = "Kind of record";
/// Searching.
pub const SEARCH: &str = "Search";
/// Column: a name.
pub const NAME: &str = "Name";
/// Column: a role.
pub const ROLE: &str = "Role";
/// Column: a school.
pub const SCHOOL: &str = "School";
/// Below a school: a user's grade; nothing when it is unknown.
pub fn grade(grade: &str) -> String {
    if grade.is_empty() { String::new() } else { format!("Grade {grade}") }
}
/// Column: a model.
pub const MODEL: &str = "Model";
/// Column: an asset tag.
pub const ASSET_TAG: &str = "Asset tag";
/// Column: an assigned user.
pub const ASSIGNED: &str = "Assigned to";
/// Column: whether insured.
pub const INSURANCE: &str = "Insurance";
/// Column: a policy.
pub const POLICY: &str = "Policy";
/// Column: the sum insured.
pub const AMOUNT: &str = "Amount";
/// Column: the last day covered.
pub const ENDS: &str = "Ends";
/// A record without insurance.
pub const NO_STATUS: &str = "Not set";
/// Search leaves nothing.
pub const NO_MATCH: &str = "No records match";
/// What to do then.
pub const NO_MATCH_HELP: &str = "Search for an ID, a serial, a name, an asset tag or an email address.";
/// The dialog's button.
pub const LOAD_NOW: &str = "Load";
/// Leaves the dialog.
pub const CANCEL: &str = "Cancel";
/// Closes the dialog.
pub const CLOSE: &str = "Close";
/// No file was chosen.
pub const NO_FILE: &str = "Choose a file first.";
/// What loading does not do.
pub const LOAD_MEANS: &str = "Records in the file are added or changed. Records that it doesn’t name and details that it leaves blank stay as they are, and insurance is never touched.";
/// Result: added.
pub const ADDED: &str = "Added";
/// Result: changed.
pub const CHANGED: &str = "Changed";
/// Result: unchanged.
pub const UNCHANGED: &str = "Unchanged";
/// Result: refused.
pub const REFUSED: &str = "Refused";
/// Result: ignored.
pub const IGNORED: &str = "Ignored";
/// Result: the file's shape.
pub const SHAPE: &str = "Read as";
/// Column: a line.
pub const LINE: &str = "Line";
/// Column: why.
pub const REASON: &str = "Reason";
/// The refused rows' table.
pub const REFUSED_ROWS: &str = "Refused rows";
/// The ignored rows' table.
pub const IGNORED_ROWS: &str = "Ignored rows";
/// The columns' table.
pub const COLUMNS: &str = "Columns of the file";
/// How many columns were read, and which were not.
pub fn columns(read: usize, ignored: &[String]) -> String {
    let counts = format!("{} read, {} ignored", number(read as u64), number(ignored.len() as u64));
    if ignored.is_empty() { format!("{counts}.") } else { format!("{counts}: {}.", ignored.join(", ")) }
}
/// Column: a column of the file.
pub const COLUMN: &str = "Column";
/// Column: what a column of the file was read as.
pub const READ_AS: &str = "Read as";
/// A column of the file that was not read.
pub const COLUMN_IGNORED: &str = "Ignored";
/// A column of the file without a header.
pub fn unnamed(position: u32) -> String {
    format!("Column {} (no header)", number(position))
}

/// The key's column.
pub const fn key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "User ID",
        RecordKind::Device => "Serial",
    }
}

/// The table's name.
pub const fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Users",
        RecordKind::Device => "Devices",
    }
}

/// Opens the dialog.
pub const fn load(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Load users from a CSV",
        RecordKind::Device => "Load devices from a CSV",
    }
}

/// The dialog's title.
pub const fn load_title(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Load users",
        RecordKind::Device => "Load devices",
    }
}

/// The file input.
pub const fn file_label(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Users CSV",
        RecordKind::Device => "Devices CSV",
    }
}

/// What files are taken.
pub const fn takes(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "A OneRoster users.csv, or a plain CSV with a User ID column.",
        RecordKind::Device => "A ChromeOS device export, or a plain CSV with a Serial column.",
    }
}

/// No records at all.
pub const fn nothing(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "No users yet",
        RecordKind::Device => "No devices yet",
    }
}

/// What to do then.
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

/// What loading did.
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

/// Only the first rows are listed.
pub fn first_rows(listed: usize, all: u32) -> String {
    format!("The first {} of {} rows.", number(listed as u64), number(all))
}
