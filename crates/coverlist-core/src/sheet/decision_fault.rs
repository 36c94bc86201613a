//! Why a decision does not fit the template or the file.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A decision that does not fit the template or the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionFault {
    /// Its place: a JSON pointer (RFC 6901).
    pub pointer: String,
    /// The broken rule.
    pub rule: DecisionRule,
}

/// A rule of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionRule {
    /// The template has the header.
    NotInTemplate,
    /// The column of the template holds dates.
    NoDates,
    /// The column of the template holds amounts or whole numbers.
    NoNumbers,
    /// The file has the column.
    NotInFile,
    /// Only one column of the file has the header. A position names one of several.
    SeveralInFile,
    /// No two headers of the template name one column of the file.
    ColumnTwice,
    /// The column of the template holds statuses or choices.
    NoWords,
    /// A word stands for one of the template's words, or for a blank cell if the column may be blank.
    NotAWord,
    /// A word has one meaning.
    WordTwice,
    /// The rows have keys of their own, not one for all.
    ConstantKey,
    /// Only the key can be in one of several columns.
    OneOfKey,
    /// The template accepts the value.
    NotAValue,
    /// A rule that leaves rows out names a line, or a column and one condition.
    RowRule,
    /// Damage that the code names has a certain repair.
    NoRepair,
    /// An edit names a line or an equal text, and not both.
    EditRule,
    /// The file has the cell: a row below the header, and a column of the field.
    NoCell,
    /// The split of the row into cells is certain.
    UncertainCells,
}

impl DecisionRule {
    /// The name of the rule on the wire, such as `not_in_file`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotInTemplate => "not_in_template",
            Self::NoDates => "no_dates",
            Self::NoNumbers => "no_numbers",
            Self::NotInFile => "not_in_file",
            Self::SeveralInFile => "several_in_file",
            Self::ColumnTwice => "column_twice",
            Self::NoWords => "no_words",
            Self::NotAWord => "not_a_word",
            Self::WordTwice => "word_twice",
            Self::ConstantKey => "constant_key",
            Self::OneOfKey => "one_of_key",
            Self::NotAValue => "not_a_value",
            Self::RowRule => "row_rule",
            Self::NoRepair => "no_repair",
            Self::EditRule => "edit_rule",
            Self::NoCell => "no_cell",
            Self::UncertainCells => "uncertain_cells",
        }
    }
}

/// The name of the rule and the place, for logs.
impl fmt::Display for DecisionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.rule.id())
    }
}

impl std::error::Error for DecisionFault {}
