use super::form::form;
use serde::{Deserialize, Serialize};

/// A difference between a key in a file and a text that means the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Upper and lower case. It counts in user ids only.
    Case,
    /// Spaces and hyphens.
    Separators,
    /// Leading zeros of a number, which spreadsheets remove.
    Zeros,
    /// Characters that look alike: `O` and `0`, and `I` and `1`.
    LookAlikes,
}

impl Difference {
    /// Every difference, from the most to the least likely one.
    pub const ALL: [Self; 4] = [Self::Case, Self::Separators, Self::Zeros, Self::LookAlikes];

    /// The fewest differences that explain why a key is written otherwise than a text of the same form. A
    /// less likely one is left out first.
    pub(super) fn between(key: &str, text: &str) -> Vec<Self> {
        let mut needed = Self::ALL.to_vec();
        for unlikely in Self::ALL.into_iter().rev() {
            let others: Vec<Self> = needed.iter().copied().filter(|&other| other != unlikely).collect();
            if form(key, &others) == form(text, &others) {
                needed = others;
            }
        }
        needed
    }
}
