//! Recognizes lists of users and devices that say nothing about insurance.

use super::similarity::letters;
use super::{Expected, Found};
use crate::record::{Field, RecordKind};
use std::borrow::Cow;

/// The kind of record in a roster that a known program wrote. `None` if the file has a column for the status
/// of insurance by decision, or by another name than a roster's own `status`.
pub(super) fn roster_kind(cells: &[Cow<'_, str>], expected: &[Expected]) -> Option<RecordKind> {
    let status = expected.iter().find(|it| it.field == Field::Status)?;
    let is_roster = match &status.found {
        Found::Missing => true,
        Found::Proposed { text, .. } => letters(text) == "status",
        Found::Exact { .. } | Found::Mapped { .. } | Found::Constant => false,
    };
    is_roster.then(|| kind_of(cells)).flatten()
}

/// The kind of record in a list with the headers of OneRoster or of a ChromeOS export.
fn kind_of(cells: &[Cow<'_, str>]) -> Option<RecordKind> {
    let has = |header: &str| cells.iter().any(|cell| letters(cell) == header);
    if has("sourcedid") && (has("givenname") || has("userids")) {
        Some(RecordKind::User)
    } else if has("serialnumber") && (has("deviceid") || has("annotateduser")) {
        Some(RecordKind::Device)
    } else {
        None
    }
}
