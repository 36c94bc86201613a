//! Properties of a code. The [catalog](super::catalog) lists the codes.

use super::Code;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// The consequence of a finding. Every finding with the same code has the same severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The finding blocks the file: it cannot be staged.
    Blocks,
    /// The finding rejects the row: it is never applied.
    Rejects,
    /// A person should check the row or the file. It is accepted anyway.
    Warns,
}

impl Severity {
    /// All severities, the worst first.
    pub(crate) const ALL: [Self; 3] = [Self::Blocks, Self::Rejects, Self::Warns];

    /// The name of the severity on the wire: `blocks`, `rejects` or `warns`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Rejects => "rejects",
            Self::Warns => "warns",
        }
    }
}

/// A value that a sentence about a finding mentions. None of them is a cell's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The header of the finding's field.
    Field,
    /// The header of the key.
    Key,
    /// The kind of record: `user` or `device`.
    Kind,
    /// The headers of the template's columns.
    Headers,
    /// The words that the column of the finding may hold.
    Words,
    /// The name of the template that the file fits better.
    OtherTemplate,
    /// The header of the key in that template.
    OtherKey,
    /// The other lines of the finding.
    Lines,
    /// The smallest value of the finding's column.
    Minimum,
    /// The largest value of the finding's column.
    Maximum,
    /// The smallest number of characters in the finding's column.
    MinLength,
    /// The largest number of characters in the finding's column.
    MaxLength,
    /// The regular expression of the finding's column.
    Pattern,
    /// A day in each date format of the finding's column.
    Dates,
    /// The meaning of a blank cell in the finding's column: `keep`, `clear` or `fill_if_empty`.
    Blank,
}

// What serde derives for so many codes is several kilobytes of the worker.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_id(&id).ok_or_else(|| D::Error::custom("unknown_code"))
    }
}

impl Code {
    /// Finds a code by its id. `None` when no code has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// Whether the split of the row into cells is uncertain. The raw text of such a row is the only certain
    /// form.
    pub const fn is_of_shape(self) -> bool {
        matches!(
            self,
            Self::RowLong | Self::RowShort | Self::RowBroken | Self::QuoteNotClosed | Self::QuoteSwallowsRows
        )
    }

    /// Whether the order of day and month in a column is open. Only rows with a date of unknown order depend
    /// on it.
    pub const fn is_of_date_order(self) -> bool {
        matches!(self, Self::DateOrderUnknown | Self::DateOrderMixed | Self::DateOrderDoubtful)
    }

    /// Whether the finding is about a workbook or its worksheet, so that a text file cannot have it.
    pub fn is_of_workbook(self) -> bool {
        (Self::WorkbookPassword..=Self::WorkbookMacros).contains(&self)
    }

    /// Whether a row with this finding is set aside. Such a row is not a record; it counts neither as
    /// accepted nor as rejected.
    pub const fn sets_aside(self) -> bool {
        matches!(
            self,
            Self::RowTitle
                | Self::RowBlank
                | Self::RowComment
                | Self::RowHeader
                | Self::TableSecond
                | Self::RowOtherTable
                | Self::RowExample
                | Self::RowTotals
                | Self::RowFooter
                | Self::RowUninsured
                | Self::RowLeftOut
                | Self::KeyRepeated
                | Self::KeyNotKept
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
            assert_eq!(Code::from_id(code.id()), Some(code));
            assert_eq!(serde_json::to_value(code).expect("a code is a string"), code.id());
        }
    }

    #[test]
    fn setting_aside_is_only_a_warning() {
        for code in Code::ALL.iter().filter(|code| code.sets_aside()) {
            assert_eq!(code.severity(), Severity::Warns, "{}", code.id());
        }
    }
}
