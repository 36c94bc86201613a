//! A person's choices about how a file is read.

use super::{Delimiter, Encoding};
use serde::{Deserialize, Serialize};

/// A person's choices about how a file is read. `None` lets the reader decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ReadChoices {
    /// The encoding in which the bytes are decoded; `None` detects it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// The character that separates cells; `None` detects it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<Delimiter>,
}
