//! The types that fields can have.

use serde::{Deserialize, Serialize};

/// The type of a field. It never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// An insurance status, as one of the template's words.
    Status,
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// An amount of money in US dollars.
    Amount,
    /// A day of the calendar.
    Date,
    /// One of several values, as one of the template's words.
    Choice,
}

impl FieldType {
    /// Every type.
    pub const ALL: [Self; 6] =
        [Self::Status, Self::Text, Self::Integer, Self::Amount, Self::Date, Self::Choice];

    /// The name of the type on the wire and in the database, such as `amount`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Choice => "choice",
        }
    }

    /// Whether the cells of a column hold words of the template, each of which means a value.
    pub const fn has_words(self) -> bool {
        matches!(self, Self::Status | Self::Choice)
    }

    /// Whether the values are numbers, which tables align at the end of the line.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Amount)
    }

    /// Whether the values are numbers or days, so that a range selects some of them and a template may limit
    /// them. Searches look for text in values of the other types.
    pub const fn is_ordered(self) -> bool {
        matches!(self, Self::Integer | Self::Amount | Self::Date)
    }

    /// Whether a value is free text, whose length and pattern a template may limit.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text)
    }

    /// Whether a cell is written in a date format.
    pub const fn has_date_format(self) -> bool {
        matches!(self, Self::Date)
    }

    /// The canonical text of a value for example files; blank for types with words.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Status | Self::Choice => "",
            Self::Text => "Example",
            Self::Integer => "3",
            Self::Amount => "25.00",
            Self::Date => "2026-08-15",
        }
    }

    /// Finds a type by its id. `None` when no type has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field_type| field_type.id() == id)
    }
}
