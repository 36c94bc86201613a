//! Users, devices and rosters, as the API sends them.

use crate::{QuestionView, SentenceView};
use coverlist_core::record::{Field, RecordKind, Values};
use coverlist_core::sheet::ConflictChoice;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A user of the district with the current insurance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserView {
    /// The id of the record in the database.
    pub id: i64,
    /// The key by which files name the user.
    pub user_id: String,
    /// The given and family name of the user.
    pub name: String,
    /// The user's e-mail address, empty when unknown.
    pub email: String,
    /// `student`, `staff`, or another word from the roster.
    pub role: String,
    /// The name of the user's school, empty when unknown.
    pub school: String,
    /// The grade in the roster's notation, such as `07`; empty for staff and when unknown.
    pub grade: String,
    /// The insurance and the custom fields of the user.
    #[serde(flatten)]
    pub values: ValuesView,
}

/// A device of the district with the current insurance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeviceView {
    /// The id of the record in the database.
    pub id: i64,
    /// The serial number, which is the key by which files name the device.
    pub serial: String,
    /// The tag on the device's case, empty when unknown.
    pub asset_tag: String,
    /// The name of the device's model, empty when unknown.
    pub model: String,
    /// The user or e-mail address to which it is assigned; empty when unassigned.
    pub assigned_to: String,
    /// The place of the device, such as a room; empty when unknown.
    pub location: String,
    /// The insurance and the custom fields of the device.
    #[serde(flatten)]
    pub values: ValuesView,
}

/// The values of a record by field id, as canonical text: a status id, `460.00`, an ISO 8601 date. A blank
/// built-in field is `null`, and a blank custom field is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ValuesView(BTreeMap<Field, Option<String>>);

impl ValuesView {
    /// The canonical text of a field; `None` when it is blank.
    pub fn text(&self, field: Field) -> Option<&str> {
        self.0.get(&field)?.as_deref()
    }
}

impl From<&Values> for ValuesView {
    fn from(values: &Values) -> Self {
        let built_in = Field::INSURANCE.map(|field| (field, None));
        let filled = values.iter().map(|(field, value)| (field, Some(value.text().into_owned())));
        Self(built_in.into_iter().chain(filled).collect())
    }
}

/// The result of loading a roster. `added + changed + unchanged + refused` is the number of rows; ignored
/// rows are counted separately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordsLoaded {
    /// Whether the records were added and changed; `false` for a preview.
    pub applied: bool,
    /// The kind of the records.
    pub kind: RecordKind,
    /// The first records that are added or changed (at most 1,000); empty in the answer to a repeated
    /// request.
    pub changes: Vec<LoadedRecord>,
    /// The id under which the load can be undone; `None` for a preview, and if no record was changed.
    pub load: Option<i64>,
    /// The number of known records that get the name of another person.
    pub other_names: u32,
    /// Whether loading needs agreement to `other_names`, because they are most of the known records.
    pub asks_about_names: bool,
    /// The source that was applied, or `format_plain_list`.
    pub shape: SentenceView,
    /// The columns of the file with their meanings.
    pub columns: Vec<LoadedColumn>,
    /// Notes about the file as a whole, such as missing roles.
    pub notes: Vec<SentenceView>,
    /// The number of records that loading added.
    pub added: u32,
    /// The number of records that loading changed.
    pub changed: u32,
    /// The number of records that already have these values.
    pub unchanged: u32,
    /// The number of refused rows, which a person should check: mistakes and conflicts.
    pub refused: u32,
    /// The number of refused rows that a decision about a conflict can load.
    pub conflicts: u32,
    /// The first refused rows, with line and reason (at most 1,000).
    pub refused_rows: Vec<RefusedRow>,
    /// The number of ignored rows: rows that are not records (a repeated header, a total, a remark), and
    /// people and devices that the file itself excludes (guardians, `tobedeleted`, deprovisioned).
    pub ignored: u32,
    /// The first ignored rows, with line and reason (at most 1,000).
    pub ignored_rows: Vec<IgnoredRow>,
    /// The number of records that no row of the file names. They stay as they are.
    pub absent: u32,
    /// The keys of the first of these records (at most 1,000).
    pub absent_records: Vec<String>,
    /// The open questions. Rows that depend on their answers are refused.
    pub questions: Vec<QuestionView>,
    /// The refused rows as a sheet with line and reason, to be corrected and loaded again; `null` when there
    /// are none, and in the answer to a repeated request.
    pub sheet: Option<String>,
}

/// A record that loading adds or changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadedRecord {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key in the file.
    pub key: String,
    /// The key of the record before; `null` when it is added.
    pub old_key: Option<String>,
    /// The attributes that get another value.
    pub attributes: Vec<AttributeChange>,
}

/// An attribute of a record that gets another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AttributeChange {
    /// The id of the attribute, such as `name`.
    pub attribute: String,
    /// The value before; `null` when it is blank.
    pub old: Option<String>,
    /// The value in the file.
    pub new: String,
}

/// A column of a roster and what loading read from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadedColumn {
    /// The position of the column in the file, from 1.
    pub position: u32,
    /// The header in the file; empty when the column has none.
    pub header: String,
    /// The meaning of the column, such as `column_user_id`; `null` when it was ignored.
    pub read_as: Option<SentenceView>,
}

/// A row of a roster that was not loaded and that a person should check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefusedRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The column of the mistake, from 1; `null` when the reason is about the whole row.
    pub column: Option<u16>,
    /// The reason and the remedy.
    pub reason: SentenceView,
    /// The key in the row; `null` when it is not a conflict.
    pub key: Option<String>,
    /// The key of the record that the row would have duplicated or replaced; `null` when there is none.
    pub record: Option<String>,
    /// For a row with the key of another person's record, the name of that record; a decision repeats it.
    pub name: Option<String>,
    /// What a person can decide about the conflict, in the member `conflicts` of a decisions document; empty
    /// when the row has a mistake.
    pub choices: Vec<ConflictChoice>,
}

/// A row of a roster that was ignored although nothing is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IgnoredRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// Why the row was ignored.
    pub reason: SentenceView,
}
