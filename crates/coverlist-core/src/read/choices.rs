//! A person's choices about how a file is read.

use super::{Delimiter, Dialect, Encoding};

/// A person's choices about how a file is read. `None` lets the reader decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadChoices {
    /// The encoding in which the bytes are decoded; `None` detects it.
    pub encoding: Option<Encoding>,
    /// The character that separates cells; `None` detects it.
    pub delimiter: Option<Delimiter>,
    /// How cells are separated and quoted; `None` detects it.
    pub dialect: Option<Dialect>,
}
