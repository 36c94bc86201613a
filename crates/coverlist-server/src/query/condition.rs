use coverlist_core::record::{Search, Value};

/// The order of a list. Blank values are last in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order<F> {
    /// Sorts by this field.
    pub field: F,
    pub descending: bool,
}

/// Selects the rows of a list by one of their fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter<F> {
    pub field: F,
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

impl Condition {
    /// Whether a value meets the condition; `None` is blank.
    pub(crate) fn accepts(&self, value: Option<&Value>) -> bool {
        match self {
            Self::AnyOf { values, or_blank } => value.map_or(*or_blank, |value| values.contains(value)),
            Self::From(least) => value.is_some_and(|value| value >= least),
            Self::To(most) => value.is_some_and(|value| value <= most),
            Self::Contains(search) => value.is_some_and(|value| search.finds(&value.text())),
            Self::Blank(is_blank) => value.is_none() == *is_blank,
        }
    }
}
