//! Whether a point or a comma is before the decimals of a number.

use serde::{Deserialize, Serialize};

/// The character before the decimals of numbers such as 1,050.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecimalStyle {
    /// A point is before the decimals, and a comma between groups of three digits: `1,050.00`.
    Point,
    /// A comma is before the decimals, and a point or a space between groups of three digits: `1.050,00`.
    Comma,
}
