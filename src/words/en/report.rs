//! The report: what became of every row.

use crate::words::{count, date_time};
use coverlist_api::{ImportView, Person};

/// The screen's heading for one import.
pub const TITLE: &str = "Import report";
/// The table's name.
pub const TABLE: &str = "Report, row by row";
/// Column: what became of the row.
pub const OUTCOME: &str = "Outcome";
/// Column: what changed, or why nothing did.
pub const WHAT: &str = "What changed, or why not";
/// The sheet of rows that were not applied.
pub const DOWNLOAD_REST: &str = "Download skipped and rejected rows";
/// The backup.
pub const DOWNLOAD_FILE: &str = "Download original file";
/// The findings of the file.
pub const FINDINGS: &str = "Findings in the file";
/// A file without any.
pub const NO_FINDINGS: &str = "Nothing was found wrong in the file.";
/// The file's card.
pub const FILE: &str = "File";
/// Fact: the file's name.
pub const NAME: &str = "Name";
/// Fact: the file's size.
pub const SIZE: &str = "Size";
/// Fact: the template.
pub const TEMPLATE: &str = "Template";
/// Fact: who staged it.
pub const STAGED: &str = "Staged";
/// Fact: who processed it.
pub const PROCESSED: &str = "Processed";
/// Fact: who deleted it.
pub const DELETED: &str = "Deleted";
/// Fact: the digest.
pub const FINGERPRINT: &str = "SHA-256";
/// Not processed yet.
pub const OPEN: &str = "This file is staged and not processed yet";
/// The way to its plan.
pub const TO_PLAN: &str = "See the plan";
/// They do not; the page says so rather than hide it.
pub const ASTRAY: &str = "The counts don’t add up to the rows in the file. Tell whoever runs Coverlist.";
/// A deleted import has none.
pub const WAS_DELETED: &str = "This file was deleted before it was processed. It changed no record.";
/// Column: where.
pub const PLACE: &str = "Line";
/// Column: what it means.
pub const SEVERITY: &str = "Severity";
/// Column: what.
pub const FINDING: &str = "Finding";
/// A finding about the whole file.
pub const WHOLE_FILE: &str = "file";

/// What was done, at the report's head.
pub fn headline(updated: u32) -> String {
    match updated {
        0 => "Processed: nothing had to change".to_owned(),
        updated => format!("Processed: {} changed", count(updated, "record was", "records were")),
    }
}

/// Someone, sometime.
pub fn by(person: Option<&Person>, at: &str) -> String {
    match person {
        Some(person) => format!("{}, by {}", date_time(at), person.name),
        None => date_time(at),
    }
}

/// Someone staged it.
pub fn staged(import: &ImportView) -> String {
    by(Some(&import.staged_by), &import.staged_at)
}

/// Whether everything was applied.
pub fn everything(not_applied: u32) -> String {
    match not_applied {
        0 => "Every row in the file was applied or already matched.".to_owned(),
        rows => format!(
            "{} not applied. The download has each one in template form, with its line and the reason.",
            count(rows, "row was", "rows were")
        ),
    }
}
