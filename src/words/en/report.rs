//! Sentences of the stage *report*.

use crate::words::{count, date_time};
use coverlist_api::{ImportView, Person};

pub const TITLE: &str = "Import report";
pub const TABLE: &str = "Report, row by row";
pub const OUTCOME: &str = "Outcome";
pub const WHAT: &str = "What changed, or why not";
pub const DOWNLOAD_REST: &str = "Download skipped and rejected rows";
pub const DOWNLOAD_FILE: &str = "Download original file";
pub const FINDINGS: &str = "Findings in the file";
pub const NO_FINDINGS: &str = "Nothing was found wrong in the file.";
pub const FILE: &str = "File";
pub const NAME: &str = "Name";
pub const SIZE: &str = "Size";
pub const TEMPLATE: &str = "Template";
pub const STAGED: &str = "Staged";
pub const PROCESSED: &str = "Processed";
pub const DELETED: &str = "Deleted";
pub const FINGERPRINT: &str = "SHA-256";
pub const OPEN: &str = "This file is staged and not processed yet";
pub const TO_PLAN: &str = "See the plan";
/// Shown when the counts do not add up to the file's rows.
pub const ASTRAY: &str = "The counts don’t add up to the rows in the file. Tell whoever runs Coverlist.";
pub const WAS_DELETED: &str = "This file was deleted before it was processed. It changed no record.";
pub const PLACE: &str = "Line";
pub const SEVERITY: &str = "Severity";
pub const FINDING: &str = "Finding";
pub const WHOLE_FILE: &str = "file";

pub fn headline(updated: u32) -> String {
    match updated {
        0 => "Processed: nothing had to change".to_owned(),
        updated => format!("Processed: {} changed", count(updated, "record was", "records were")),
    }
}

pub fn by(person: Option<&Person>, at: &str) -> String {
    match person {
        Some(person) => format!("{}, by {}", date_time(at), person.name),
        None => date_time(at),
    }
}

pub fn staged(import: &ImportView) -> String {
    by(Some(&import.staged_by), &import.staged_at)
}

pub fn everything(not_applied: u32) -> String {
    match not_applied {
        0 => "Every row in the file was applied or already matched.".to_owned(),
        rows => format!(
            "{} not applied. The download has each one in template form, with its line and the reason.",
            count(rows, "row was", "rows were")
        ),
    }
}
