use super::RecordField;
use crate::query::{Filter, Order};
use coverlist_core::record::{Field, Search};

/// Selects records of a kind, and sorts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordQuery {
    /// Selects records whose key, name, e-mail address, asset tag or assignee contains this text.
    pub search: Search,
    /// Selects the records that pass every filter.
    pub filters: Vec<Filter<RecordField>>,
    /// Equal values are sorted by match key, and so is the key.
    pub order: Order<RecordField>,
}

/// Sorts by key.
pub const BY_KEY: Order<RecordField> = Order { field: RecordField::Field(Field::Key), descending: false };

impl RecordQuery {
    /// Selects all records, sorted by key.
    pub fn all() -> Self {
        Self { search: Search::new(""), filters: Vec::new(), order: BY_KEY }
    }
}
