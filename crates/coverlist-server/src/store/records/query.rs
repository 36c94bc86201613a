use super::RecordField;
use coverlist_core::record::{Field, Search, Value};

/// Selects records of a kind, and sorts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordQuery {
    /// Selects records whose key, name, e-mail address, asset tag or assignee contains this text.
    pub search: Search,
    /// Selects the records that pass every filter.
    pub filters: Vec<Filter>,
    pub order: Order,
}

/// The order of a list of records. Blank values are last in both directions, and equal values are sorted by
/// match key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Sorts by this field. The key sorts by match key.
    pub field: RecordField,
    pub descending: bool,
}

/// Selects records by one of their fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub field: RecordField,
    pub condition: Condition,
}

/// The condition that the value of a field meets. Values have the field's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The value is one of these. There is at least one.
    AnyOf(Vec<Value>),
    /// The value is this or a larger one.
    From(Value),
    /// The value is this or a smaller one.
    To(Value),
    /// The text contains another.
    Contains(Search),
    /// Whether the field is blank.
    Blank(bool),
}

impl RecordQuery {
    /// Selects all records, sorted by key.
    pub fn all() -> Self {
        Self { search: Search::new(""), filters: Vec::new(), order: Order::KEY }
    }
}

impl Order {
    /// Sorts by key.
    pub const KEY: Self = Self { field: RecordField::Field(Field::Key), descending: false };
}
