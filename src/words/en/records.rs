//! Sentences of the records screen and its load dialog.

use crate::words::{count, number};
use coverlist_api::RecordsLoaded;
use coverlist_core::record::RecordKind;


pub fn grade(grade: &str) -> String {
    if grade.is_empty() { String::new() } else { format!("Grade {grade}") }
}


pub fn columns(read: usize, ignored: &[String]) -> String {
    let counts = format!("{} read, {} ignored", number(read as u64), number(ignored.len() as u64));
    if ignored.is_empty() { format!("{counts}.") } else { format!("{counts}: {}.", ignored.join(", ")) }
}


pub fn unnamed(position: u32) -> String {
    format!("Column {} (no header)", number(position))
}

pub fn key(kind: RecordKind) -> String {
    let word = match kind {
        RecordKind::User => "User ID",
        RecordKind::Device => "Serial",
    };
    word.to_owned()
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
