//! Whether dates are written day-first or month-first.

use serde::{Deserialize, Serialize};

/// The order of day and month in dates such as 08/09/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The date is 8 September: the day comes first.
    DayFirst,
    /// The date is August 9: the month comes first.
    MonthFirst,
}

impl DateOrder {
    /// The opposite order.
    pub const fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}
