//! What a code is. The codes themselves stand in the [catalogue](super::catalogue).

use super::Code;
use serde::{Deserialize, Serialize};

/// What a finding means. It belongs to the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file cannot be staged.
    Blocks,
    /// The row is never applied.
    Rejects,
    /// Worth a look.
    Warns,
}

impl Severity {
    /// The word on the wire: `blocks`, `rejects`, `warns`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Rejects => "rejects",
            Self::Warns => "warns",
        }
    }
}

/// What the catalogue says of a code.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// The word on the wire: `key_blank`.
    pub id: &'static str,
    /// What it means for the row or the file.
    pub severity: Severity,
    /// A few words: the group's heading on the screen.
    pub title: &'static str,
    /// What [`Finding::message`](super::Finding::message) says after the place. Words in braces are filled in there.
    pub sentence: &'static str,
    /// What happened and what to do, in two or three sentences.
    pub help: &'static str,
    /// A cell, or a few, that would have this finding.
    pub example: &'static str,
}

impl Code {
    /// The word on the wire.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// The code that `id` names, if it names one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// Whether it cannot be told which cell of the row is which, so that the row is only certain as it is in the file.
    pub const fn is_of_shape(self) -> bool {
        matches!(
            self,
            Self::RowLong | Self::RowShort | Self::RowBroken | Self::QuoteNotClosed | Self::QuoteSwallowsRows
        )
    }

    /// Whether a row with this finding is set aside: it is no record, and counted neither as accepted nor as rejected.
    pub const fn sets_aside(self) -> bool {
        matches!(
            self,
            Self::RowTitle
                | Self::RowBlank
                | Self::RowComment
                | Self::RowHeader
                | Self::RowExample
                | Self::RowTotals
                | Self::KeyRepeated
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique_and_stand_for_their_codes_on_the_wire() {
        let ids: HashSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        for &code in Code::ALL {
            assert_eq!(code.entry().code, code);
            assert_eq!(Code::from_id(code.id()), Some(code));
            assert_eq!(serde_json::to_value(code).expect("a code is a string"), code.id());
        }
    }

    #[test]
    fn every_entry_is_written_out() {
        for entry in Code::ALL.iter().map(|code| code.entry()) {
            for text in [entry.sentence, entry.help] {
                assert!(text.ends_with('.'), "{}: {text}", entry.id);
            }
            assert!(!entry.title.ends_with('.') && !entry.title.is_empty(), "{}: {}", entry.id, entry.title);
            assert!(!entry.example.is_empty(), "{}", entry.id);
        }
    }

    #[test]
    fn setting_aside_is_only_a_warning() {
        for code in Code::ALL.iter().filter(|code| code.sets_aside()) {
            assert_eq!(code.severity(), Severity::Warns, "{}", code.id());
        }
    }
}
