//! What a saved source does to a file.

use super::super::Candidate;
use crate::record::Field;
use serde::{Deserialize, Serialize};

/// The use of saved sources for a file. It holds headers, and no other cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "use", rename_all = "snake_case")]
pub enum SourceUse {
    /// A source is applied.
    Applied(AppliedSource),
    /// None is applied. A person names one of these: several have the headers of the file, or similar ones.
    Asked {
        /// The names of the sources.
        names: Vec<String>,
    },
    /// None is applied. One of another template has the headers of the file.
    OtherTemplate {
        /// The name of the source.
        name: String,
        /// The id of its template.
        template: String,
    },
}

/// A source that is applied to a file, and how the file differs from the one that it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppliedSource {
    /// The name of the source.
    pub name: String,
    /// The columns whose headers the source does not know.
    pub new: Vec<Candidate>,
    /// The columns that the source reads and the file does not have.
    pub missing: Vec<MissingColumn>,
    /// The columns that the source reads by their headers, and that have another place among the others.
    pub moved: Vec<Candidate>,
    /// The fields about which the source has a decision that no longer fits the template. It is not applied.
    pub outdated: Vec<String>,
}

/// A column that a source reads and the file does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingColumn {
    /// The field that the column holds; `None` for a column of a rule, and one that is only compared.
    pub field: Option<Field>,
    /// Whether a rule that leaves rows out needs the column.
    pub of_rule: bool,
    /// Its header; empty for a column that is known by its position only.
    pub header: String,
}

impl SourceUse {
    /// The source that is applied.
    pub const fn applied(&self) -> Option<&AppliedSource> {
        match self {
            Self::Applied(applied) => Some(applied),
            Self::Asked { .. } | Self::OtherTemplate { .. } => None,
        }
    }
}
