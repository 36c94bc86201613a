//! The origin of the values of a field: a column of the file, one of several columns, or one value for all
//! rows.

use super::DecisionRule;
use crate::record::trim;
use serde::{Deserialize, Serialize};

/// The origin of the values of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ColumnOrigin {
    /// A column of the file.
    Column(ColumnName),
    /// One value for all rows.
    Constant(Constant),
    /// The one of several columns that the district knows best.
    OneOf(OneOf),
}

/// Columns that may hold the key, the most trusted first. The last one is in every file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OneOf {
    /// The columns.
    pub one_of: Vec<ColumnName>,
}

/// One value for all rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Constant {
    /// The value, as a cell of the file would have it.
    pub constant: String,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ColumnName {
    /// The position, from 1.
    Position(u16),
    /// The header in the file.
    Header(String),
}

impl ColumnName {
    /// The name of a column, from 1, by which the next file of the same sender has it, too: its header, or
    /// its position if the header is blank or there twice.
    pub(super) fn of<C: AsRef<str>>(column: u16, headers: &[C]) -> Self {
        let header = headers.get(usize::from(column).wrapping_sub(1)).map_or("", |header| header.as_ref());
        let by_header = Self::Header(trim(header).to_owned());
        let is_name = !trim(header).is_empty() && by_header.position(headers) == Ok(column);
        if is_name { by_header } else { Self::Position(column) }
    }

    pub(crate) fn position<C: AsRef<str>>(&self, cells: &[C]) -> Result<u16, DecisionRule> {
        match self {
            Self::Position(position) if (1..=cells.len()).contains(&usize::from(*position)) => Ok(*position),
            Self::Position(_) => Err(DecisionRule::NotInFile),
            Self::Header(header) => {
                let same = (1..).zip(cells).filter(|(_, cell)| trim(cell.as_ref()) == trim(header));
                let mut same = same.map(|(position, _)| position);
                let position = same.next().ok_or(DecisionRule::NotInFile)?;
                if same.next().is_some() { Err(DecisionRule::SeveralInFile) } else { Ok(position) }
            }
        }
    }
}
