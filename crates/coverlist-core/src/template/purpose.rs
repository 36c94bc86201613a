//! What the rows of a template's files are for.

use crate::record::Field;
use serde::{Deserialize, Serialize};

/// What the rows of files under a template do to records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// They change the insurance of records.
    #[default]
    Insurance,
    /// They add records, and change attributes.
    Records,
}

impl Purpose {
    /// Whether templates with this purpose can have a column of the field.
    pub(super) const fn has(self, field: Field) -> bool {
        match self {
            Self::Insurance => !matches!(field, Field::Attribute(_)),
            Self::Records => matches!(field, Field::Key | Field::Attribute(_)),
        }
    }

    /// Whether several rows may have one key. Lists of records are merged by key later.
    pub(crate) const fn may_repeat_keys(self) -> bool {
        matches!(self, Self::Records)
    }

    /// The name on the wire and in the database: `insurance` or `records`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Insurance => "insurance",
            Self::Records => "records",
        }
    }
}
