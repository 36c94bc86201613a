use super::RecordField;
use crate::query::{Filter, Order};
use coverlist_core::record::{Date, Field, Search, Status};

/// Selects records of a kind, and sorts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordQuery {
    /// Selects records whose key, name, e-mail address, asset tag, assignee or policy number contains this
    /// text.
    pub search: Search,
    /// Selects the records that pass every filter.
    pub filters: Vec<Filter<RecordField>>,
    /// Selects the records that are insured on a day, or all others.
    pub covered: Option<CoveredFilter>,
    /// Equal values are sorted by match key, and so is the key.
    pub order: Order<RecordField>,
}

/// Sorts by key.
pub const BY_KEY: Order<RecordField> = Order { field: RecordField::Field(Field::Key), descending: false };

/// Selects the records that are insured on a day, or all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredFilter {
    /// The statuses of insured records.
    pub statuses: Vec<Status>,
    pub day: Date,
    /// Whether the records are insured.
    pub covered: bool,
}

impl RecordQuery {
    /// Selects all records, sorted by key.
    pub fn all() -> Self {
        Self { search: Search::new(""), filters: Vec::new(), covered: None, order: BY_KEY }
    }
}
