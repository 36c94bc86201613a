//! The verification sheet of an import, as the API sends it.

use crate::{ColumnView, FindingView, Person, RecordRef, SentenceView};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Effect, Outcome};
use coverlist_core::record::Field;
use serde::{Deserialize, Serialize};

/// The rows of an import that persons compare with the records as they are now: fifteen that the import
/// itself chooses, and those that somebody has marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerificationView {
    /// The state of the import. Marks of an undone import do not change.
    pub state: State,
    /// The time of the records' values, RFC 3339.
    pub as_of: String,
    /// The columns of the template, without the key.
    pub columns: Vec<ColumnView>,
    /// The number of rows that are checked as they are now.
    pub checked: u32,
    /// The number of updated and unchanged rows whose record differs from the file.
    pub differing: u32,
    /// The rows, in file order.
    pub rows: Vec<VerificationRow>,
}

/// A row of the file beside its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerificationRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// What processing did with the row.
    pub outcome: Outcome,
    /// What the change meant for the coverage; `null` unless the record was changed.
    pub effect: Option<Effect>,
    /// Why the row was not applied; `null` when it was, and for a rejected row, whose findings tell why.
    pub reason: Option<SentenceView>,
    /// The findings of the row: those that reject it, and warnings.
    pub findings: Vec<FindingView>,
    /// The round that has applied the row last: 1 is the import itself.
    pub round: u32,
    /// The record that the row is about, or that has its key now; `null` if there is none.
    pub record: Option<RecordRef>,
    /// The school of the user, or the location of the device; empty if it is unknown.
    pub place: String,
    /// The values, one for each of the columns.
    pub values: Vec<VerifiedValue>,
    /// What a person noted about the row; `null` if nobody did.
    pub mark: Option<VerificationMark>,
}

/// A value of the file beside the value of the record. Both are canonical text: a status id, `460.00`, an ISO
/// 8601 date. A cell that could not be read is as it is in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerifiedValue {
    /// The field.
    pub field: Field,
    /// The value of the file; `null` if the cell is blank, or the file has no such column.
    pub file: Option<String>,
    /// The value of the record now; `null` if it is blank, or there is no record.
    pub record: Option<String>,
    /// Whether the record is as the row wants it. A blank cell that keeps the record's value agrees with
    /// every value.
    pub agrees: bool,
}

/// What a person noted about a row of a verification sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerificationMark {
    /// Counts the marks of the row, from 1. A [`MarkRequest`] repeats it.
    pub version: u32,
    /// Whether the person has checked the row.
    pub checked: bool,
    /// The person's own words; may be empty.
    pub note: String,
    /// The person.
    pub by: Person,
    /// The time, RFC 3339.
    pub at: String,
    /// Whether the row had another outcome then, or a later round has applied it since: it is to be checked
    /// again.
    pub outdated: bool,
}

/// Marks a row of a verification sheet. The newest mark holds, and all earlier ones are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkRequest {
    /// The line of the row.
    pub line: u32,
    /// The version of the mark that the person saw; 0 without one.
    pub version: u32,
    /// Whether the person has checked the row.
    pub checked: bool,
    /// The person's own words, at most 500 characters.
    #[serde(default)]
    pub note: String,
}

/// The mark of a row, after a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarkView {
    /// The mark that holds now.
    pub mark: VerificationMark,
    /// The mark that it replaces and that the person had not seen, because somebody else made it meanwhile;
    /// `null` if there is none.
    pub unseen: Option<VerificationMark>,
}
