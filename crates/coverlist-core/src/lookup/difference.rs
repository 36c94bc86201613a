use super::form::write_form;
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
        let mut forms = [Vec::new(), Vec::new()];
        let mut are_same = |ignored: &[Self]| {
            let [of_key, of_text] = &mut forms;
            write_form(of_key, key, ignored);
            write_form(of_text, text, ignored);
            of_key == of_text
        };
        let mut needed = Self::ALL.to_vec();
        for place in (0..needed.len()).rev() {
            let unlikely = needed.remove(place);
            if !are_same(&needed) {
                needed.insert(place, unlikely);
            }
        }
        needed
    }
}
