//! Records on the wire.

use coverlist_core::record::{Coverage, Field, Status};
use serde::{Deserialize, Serialize};

/// A user of the district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserView {
    /// The record's id.
    pub id: i64,
    /// The key that files name it by.
    pub user_id: String,
    /// Given and family name.
    pub name: String,
    /// E-mail address, empty when unknown.
    pub email: String,
    /// `student`, `staff`, or what the roster says.
    pub role: String,
    /// The school's name, empty when unknown.
    pub school: String,
    /// The grade as the roster writes it, such as `07`; empty for staff and when unknown.
    pub grade: String,
    /// Insurance.
    #[serde(flatten)]
    pub coverage: CoverageView,
}

/// A device of the district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeviceView {
    /// The record's id.
    pub id: i64,
    /// The key that files name it by.
    pub serial: String,
    /// The tag on its case, empty when unknown.
    pub asset_tag: String,
    /// The model's name, empty when unknown.
    pub model: String,
    /// The user or e-mail address that it is assigned to, empty when nobody.
    pub assigned_to: String,
    /// Where it is, empty when unknown.
    pub location: String,
    /// Insurance.
    #[serde(flatten)]
    pub coverage: CoverageView,
}

/// The insurance fields of a record. `null` is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageView {
    /// Whether it is insured.
    pub status: Option<Status>,
    /// The insurer's number.
    pub policy_number: Option<String>,
    /// What is covered.
    pub coverage_type: Option<String>,
    /// The sum insured: `460.00`.
    pub coverage_amount: Option<String>,
    /// The first day covered, ISO 8601.
    pub coverage_start: Option<String>,
    /// The last day covered, ISO 8601.
    pub coverage_end: Option<String>,
}

impl From<&Coverage> for CoverageView {
    fn from(coverage: &Coverage) -> Self {
        Self {
            status: coverage.status,
            policy_number: coverage.text(Field::PolicyNumber),
            coverage_type: coverage.text(Field::CoverageType),
            coverage_amount: coverage.text(Field::CoverageAmount),
            coverage_start: coverage.text(Field::CoverageStart),
            coverage_end: coverage.text(Field::CoverageEnd),
        }
    }
}

/// What loading a roster did. `added + changed + unchanged + refused` is the rows in the file; those that are ignored are
/// counted beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordsLoaded {
    /// What the file was taken for: `Plain list`, `OneRoster users.csv`, `ChromeOS devices`.
    pub shape: String,
    /// The columns of the file, each with what it was read as.
    pub columns: Vec<LoadedColumn>,
    /// What should be known of the file as a whole, such as that it has no roles.
    pub notes: Vec<String>,
    /// Records that were not there before.
    pub added: u32,
    /// Records with at least one field that changed.
    pub changed: u32,
    /// Records that already read so.
    pub unchanged: u32,
    /// Rows that were not taken and should be looked at.
    pub refused: u32,
    /// The first of them, with line and reason (at most 1,000).
    pub refused_rows: Vec<RefusedRow>,
    /// Rows that are no records (a repeated header, a total, a remark), and those of people and devices that the file
    /// itself leaves out (guardians, `tobedeleted`, deprovisioned).
    pub ignored: u32,
    /// The first of them, with line and reason (at most 1,000).
    pub ignored_rows: Vec<IgnoredRow>,
}

/// A column of a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadedColumn {
    /// Its place in the file, from 1.
    pub position: u32,
    /// Its header as it is in the file; empty when the column has none.
    pub header: String,
    /// What it was read as, such as `User ID`; `null` when it was ignored.
    pub read_as: Option<String>,
}

/// A row of a roster that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefusedRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// Why, and what to do.
    pub reason: String,
    /// The key of the record that the row would have added a second time, or given to somebody else.
    pub record: Option<String>,
}

/// A row of a roster that was passed over: nothing is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IgnoredRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// Why.
    pub reason: String,
}
