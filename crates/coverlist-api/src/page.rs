//! Long lists, which the server sends in parts.

use serde::{Deserialize, Serialize};

/// A part of a list. `limit` sets its size, and `cursor` continues after another part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page<T> {
    /// The items in this part of the list.
    pub rows: Vec<T>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}
