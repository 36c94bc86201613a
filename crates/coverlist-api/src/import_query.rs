//! Searches of imports and of their rows. A search travels in the body of a request, because it contains keys
//! and names.

use crate::{RecordFilter, RecordSort};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Effect, Outcome, Sample, Warning};
use coverlist_core::record::RecordKind;
use serde::{Deserialize, Serialize};

/// Selects rows of a report, and names a part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct RowQueryRequest {
    /// Selects rows whose key contains this text, regardless of case and accents. A blank text selects all.
    pub q: String,
    /// Selects rows with this outcome; `null` selects all.
    pub outcome: Option<Outcome>,
    /// Selects rows that were applied or had nothing to change, or all others; `null` selects both.
    pub applied: Option<bool>,
    /// The maximum number of rows in the part: 100 by default, and at most 1,000.
    pub limit: Option<u32>,
    /// Continues after another part, whose `next` it is.
    pub cursor: Option<String>,
}

/// Selects rows of a plan, sorts them, and names a part of the list.
///
/// A field is the id of a field of the template (`coverage_end`, `amount_3`), which has the value that the
/// plan shows (see [`PlanRow::values`](crate::PlanRow::values)), or one of `line`, `key`, `record` (the label
/// of the record), `name` (of the person, in the file) and `action` (the effect of a row that changes its
/// record, and the outcome of another one).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PlanQueryRequest {
    /// Selects rows with a text in the file, or in the label, the policy number or the coverage type of the
    /// record, that contains this text, regardless of case and accents. A blank text selects all.
    pub q: String,
    /// Selects the rows that pass every filter. There are at most 50.
    pub filters: Vec<RecordFilter>,
    /// The order of the list; `null` is the order of the file. Equal values are in the order of the file,
    /// and actions in that of the plan's counts.
    pub sort: Option<RecordSort>,
    /// Selects rows with this outcome; `null` selects all.
    pub outcome: Option<Outcome>,
    /// Selects rows with this effect; `null` selects all.
    pub effect: Option<Effect>,
    /// Selects rows with this warning; `null` selects all.
    pub warning: Option<Warning>,
    /// Selects the rows that a sample would apply; `null` selects all.
    pub sample: Option<Sample>,
    /// The maximum number of rows in the part: 100 by default, and at most 1,000. A sheet has no limit.
    pub limit: Option<u32>,
    /// Continues after another part, whose `next` it is. A sheet has all parts.
    pub cursor: Option<String>,
}

/// Selects imports, and names a part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ImportQueryRequest {
    /// Selects imports with this text in the name of the file, or of the person who staged, processed or
    /// deleted it, regardless of case and accents. A blank text selects all.
    pub q: String,
    /// Selects imports in this state; `null` selects all.
    pub state: Option<State>,
    /// Selects imports for this kind of record; `null` selects both.
    pub kind: Option<RecordKind>,
    /// Selects processed imports with rows that were not applied, or all others; `null` selects both.
    pub left: Option<bool>,
    /// The maximum number of imports in the part: 100 by default, and at most 1,000.
    pub limit: Option<u32>,
    /// Continues after another part, whose `next` it is.
    pub cursor: Option<String>,
}
