//! How the numbers of a column are read.

use super::{DecimalStyle, Written};
use crate::findings::Code;

/// What is known about the decimal style of a column. Numbers that both styles read do not depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimals {
    /// The rows prove the style, or a person chose it.
    Known(DecimalStyle),
    /// No row proves a style. Numbers with a decimal point are read, and the others wait for an answer.
    Assumed,
    /// The rows prove both styles, or too few of them prove one. All numbers that depend on it wait.
    Open,
}

impl Decimals {
    /// The problem of a number of this form. `unreadable` is the code of a cell that is no number.
    pub(crate) fn problem(self, written: Written, unreadable: Code) -> Option<Code> {
        match self {
            Self::Known(style) if style == written.style => None,
            Self::Known(_) if written.is_proof => Some(Code::DecimalStyle),
            // It has three decimals in the style of the column.
            Self::Known(_) => Some(unreadable),
            Self::Assumed if written.style == DecimalStyle::Point => None,
            Self::Assumed | Self::Open => Some(Code::DecimalStyleUnknown),
        }
    }
}

impl Default for Decimals {
    fn default() -> Self {
        Self::Known(DecimalStyle::Point)
    }
}
