//! The verification sheet.

use super::report;
use coverlist_api::{ImportView, VerificationMark};
use coverlist_core::plan::VERIFIED_ROWS;

/// The link to the sheet of an import, with the number of rows that the sheet probably has.
pub fn link(import: &ImportView) -> String {
    let rows = if import.state.is_open() { import.applied } else { import.rows };
    t!(verify_rows, rows.min(VERIFIED_ROWS as u32))
}

/// The template, and when and by whom the import was processed, if it is.
pub fn processed(import: &ImportView) -> String {
    match &import.closed_at {
        Some(at) => t!(verify_processed, &import.template_name, report::by(import.closed_by.as_ref(), at)),
        None => import.template_name.clone(),
    }
}

/// The mark of another person that a person's own mark has replaced.
pub fn unseen(mark: &VerificationMark) -> String {
    let (person, checked) = (&mark.by.name, if mark.checked { "yes" } else { "no" });
    match mark.note.as_str() {
        "" => t!(verify_unseen, person, checked),
        note => t!(verify_unseen_note, person, checked, note),
    }
}
