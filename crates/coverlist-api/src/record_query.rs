//! Searches of users and devices. A search travels in the body of a request, because it contains keys and
//! names.

use serde::{Deserialize, Serialize};

/// Selects records, sorts them, and names a part of the list.
///
/// A field is the id of a field (`key`, `coverage_end`, `amount_3`) or of an attribute of the kind of record
/// (`name`, `school`, `asset_tag`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct RecordQueryRequest {
    /// Selects records whose key, name, e-mail address, asset tag, assignee or policy number contains this
    /// text, regardless of case and accents. A blank text selects all.
    pub q: String,
    /// The order of the list; `null` sorts by key.
    pub sort: Option<RecordSort>,
    /// Selects the records that pass every filter. There are at most 50.
    pub filters: Vec<RecordFilter>,
    /// Selects the records that are insured on a day, or all others; `null` selects both.
    pub covered: Option<CoveredQuery>,
    /// The maximum number of records in the part: 100 by default, and at most 1,000. A CSV file has no
    /// limit.
    pub limit: Option<u32>,
    /// Continues after another part, whose `next` it is. A CSV file has all parts.
    pub cursor: Option<String>,
}

/// Selects the records that are insured on a day, or all others. The insurance templates of the district say
/// with which statuses a record is insured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CoveredQuery {
    /// Whether the records are insured.
    pub is: bool,
    /// The day, ISO 8601; `null` for today in the district's time zone.
    #[serde(default)]
    pub on: Option<String>,
}

/// The order of a list of records. Blank values are last in both directions, and equal values are sorted by
/// key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordSort {
    /// Sorts by this field: numbers and dates by size, text regardless of case and accents, and keys
    /// exactly.
    pub field: String,
    /// Whether the largest value is first.
    #[serde(default)]
    pub descending: bool,
}

/// A filter of records by one field. A record passes if it meets every condition that is not `null`.
///
/// Values are canonical text: a status id, `460.00`, an ISO 8601 date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordFilter {
    /// The field that the conditions are about.
    pub field: String,
    /// The value is one of these. The empty text is a blank field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<String>>,
    /// The number or date is this or a larger one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The number or date is this or a smaller one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The text contains this text, regardless of case and accents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// The field is blank, or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<bool>,
}
