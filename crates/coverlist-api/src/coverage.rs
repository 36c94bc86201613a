//! The coverage report, as the API sends it: which records are insured, and until when.

use coverlist_core::coverage::GroupCounts;
use coverlist_core::record::Status;
use serde::{Deserialize, Serialize};

/// The counts of the users or devices of a district on a day.
///
/// A record is insured if it has one of the statuses in `covering`, and the day is neither before the start
/// of the coverage nor after its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageView {
    /// The day in the district's time zone, ISO 8601.
    pub as_of: String,
    /// The statuses with which a record is insured, because every insurance template of the kind says so.
    pub covering: Vec<Status>,
    /// All records.
    pub all: CoverageCount,
    /// When the coverage of records with a status in `covering` ends.
    pub endings: CoverageEndings,
    /// The number of records with a status in `covering` whose coverage starts later than today.
    pub not_started: u32,
    /// The number of records with a status in `covering` and without a policy number.
    pub without_policy: u32,
    /// The records of each school or location, in the order of their names: the 1,000 largest ones.
    pub places: Vec<CoverageGroup>,
    /// The number of schools or locations that are not listed.
    pub more_places: u32,
    /// The records of each grade of users, or model of devices, likewise.
    pub groups: Vec<CoverageGroup>,
    /// The number of grades or models that are not listed.
    pub more_groups: u32,
}

/// The number of records by status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageCount {
    /// All records. The statuses add up to them, and so do `covered` and `uncovered`.
    pub records: u32,
    /// The records that are insured.
    pub covered: u32,
    /// The records that are not insured.
    pub uncovered: u32,
    /// The records with the status *Enrolled*.
    pub enrolled: u32,
    /// The records with the status *Not enrolled*.
    pub not_enrolled: u32,
    /// The records with the status *Declined*.
    pub declined: u32,
    /// The records with the status *Waived*.
    pub waived: u32,
    /// The records without a status.
    pub no_status: u32,
}

/// The records of a school, a location, a grade or a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageGroup {
    /// Its name; empty if it is unknown.
    pub name: String,
    /// Its records.
    #[serde(flatten)]
    pub count: CoverageCount,
}

/// When the coverage of records ends. `ended`, the months, `later` and `never` add up to these records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageEndings {
    /// The number of records whose coverage ends within 30 days, today included.
    pub within_30: u32,
    /// The number of records whose coverage ends within 60 days.
    pub within_60: u32,
    /// The number of records whose coverage ends within 90 days.
    pub within_90: u32,
    /// The number of records whose coverage has ended.
    pub ended: u32,
    /// The months from that of today on.
    pub months: Vec<CoverageMonth>,
    /// The number of records whose coverage ends after these months.
    pub later: u32,
    /// The number of records whose coverage has no end.
    pub never: u32,
}

/// The records whose coverage ends in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageMonth {
    /// The month, such as `2026-09`.
    pub month: String,
    /// The number of records. Those of the first month end today or later.
    pub records: u32,
}

/// A part of the records that a query finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoveragePage<T> {
    /// The day in the district's time zone, ISO 8601.
    pub as_of: String,
    /// The number of all records that the query finds; `null` in a part that continues another one.
    pub found: Option<u32>,
    /// The records of this part.
    pub rows: Vec<CoverageRow<T>>,
    /// The cursor of the next part; `null` at the end.
    pub next: Option<String>,
}

/// A user or a device, and whether it is insured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageRow<T> {
    /// The user or the device.
    pub record: T,
    /// Whether it is insured today.
    pub covered: bool,
}

impl From<GroupCounts> for CoverageCount {
    fn from(counts: GroupCounts) -> Self {
        Self {
            records: counts.records,
            covered: counts.covered,
            uncovered: counts.uncovered(),
            enrolled: counts.with(Status::Enrolled),
            not_enrolled: counts.with(Status::NotEnrolled),
            declined: counts.with(Status::Declined),
            waived: counts.with(Status::Waived),
            no_status: counts.without_status(),
        }
    }
}
