//! The century of years that have only two digits.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The century of years that have only two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u16", into = "u16")]
pub enum Century {
    /// The year 26 is 1926.
    From1900,
    /// The year 26 is 2026.
    From2000,
}

impl Century {
    /// The year 00.
    pub const fn first_year(self) -> u16 {
        match self {
            Self::From1900 => 1900,
            Self::From2000 => 2000,
        }
    }
}

impl From<Century> for u16 {
    fn from(century: Century) -> Self {
        century.first_year()
    }
}

impl TryFrom<u16> for Century {
    type Error = UnknownCentury;

    fn try_from(first_year: u16) -> Result<Self, UnknownCentury> {
        let all = [Self::From1900, Self::From2000];
        all.into_iter().find(|century| century.first_year() == first_year).ok_or(UnknownCentury)
    }
}

/// The number is not the first year of a century of coverage: 1900 or 2000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCentury;

impl fmt::Display for UnknownCentury {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown_century")
    }
}

impl std::error::Error for UnknownCentury {}
