use super::RecordField;
use coverlist_core::record::{Date, Field, Search, Status, Value};

/// Selects records of a kind, and sorts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordQuery {
    /// Selects records whose key, name, e-mail address, asset tag, assignee or policy number contains this
    /// text.
    pub search: Search,
    /// Selects the records that pass every filter.
    pub filters: Vec<Filter>,
    /// Selects the records that are insured on a day, or all others.
    pub covered: Option<CoveredFilter>,
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
    /// The value is one of these, or the field is blank. There is at least one.
    AnyOf { values: Vec<Value>, or_blank: bool },
    /// The value is this or a larger one.
    From(Value),
    /// The value is this or a smaller one.
    To(Value),
    /// The text contains another.
    Contains(Search),
    /// Whether the field is blank.
    Blank(bool),
}

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
        Self { search: Search::new(""), filters: Vec::new(), covered: None, order: Order::KEY }
    }
}

impl Order {
    /// Sorts by key.
    pub const KEY: Self = Self { field: RecordField::Field(Field::Key), descending: false };
}
