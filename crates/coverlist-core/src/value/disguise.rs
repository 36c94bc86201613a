//! Cells that look like another text.

use super::look_alike::{half_width, latin};
use super::quotes::without_quotes;
use crate::findings::Code;

/// Why a cell is not the text that it looks like.
pub(super) fn disguise(text: &str) -> Option<Code> {
    if half_width(text).is_some() {
        Some(Code::CellFullWidth)
    } else if latin(text).is_some() {
        Some(Code::CellLookAlike)
    } else {
        without_quotes(text).map(|_| Code::CellQuoted)
    }
}
