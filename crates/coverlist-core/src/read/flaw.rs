//! Damage to the bytes of a file. Wrong values are not flaws.

use super::cells::RawCells;
use crate::findings::Code;

/// The number of flaws that are kept for one record. More add nothing, and a hostile file has millions.
const KEPT_OF_A_RECORD: usize = 100;

/// Damage to the bytes of a cell, such as a quote that is never closed. A wrong value is not a flaw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The line number of the damaged record, from 1.
    pub line: u32,
    /// The position of the damaged cell's column, from 1.
    pub column: u16,
    /// The kind of damage to the bytes of the cell.
    pub kind: FlawKind,
}

/// A kind of damage to the bytes of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// An opening quote is never closed. The record ends at the end of the quote's line.
    QuoteNotClosed,
    /// Text other than spaces follows a closing quote.
    TextAfterQuote,
    /// Bytes are invalid in the file's encoding. U+FFFD replaces them.
    NotInEncoding,
}

impl FlawKind {
    /// The code of the finding that reports this damage.
    pub const fn code(self) -> Code {
        match self {
            Self::QuoteNotClosed => Code::QuoteNotClosed,
            Self::TextAfterQuote => Code::QuoteTextAfter,
            Self::NotInEncoding => Code::EncodingDamaged,
        }
    }
}

/// The first hundred flaws of the record on `line`, from left to right. The record begins at `start`.
/// `replaced` holds, in ascending order, the places in it where U+FFFD replaces invalid bytes.
pub(super) fn flaws_of(
    line: u32,
    cells: RawCells<'_>,
    start: usize,
    replaced: &[usize],
) -> impl Iterator<Item = Flaw> {
    let mut replaced = replaced.iter().peekable();
    let mut end = start;
    let flaws = cells.enumerate().flat_map(move |(index, cell)| {
        end += cell.raw.len();
        let mut not_in_encoding = None;
        while replaced.next_if(|&&place| place < end).is_some() {
            not_in_encoding = Some(FlawKind::NotInEncoding);
        }
        // Moves past the delimiter, too.
        end += 1;
        let column = u16::try_from(index + 1).unwrap_or(u16::MAX);
        cell.flaw().into_iter().chain(not_in_encoding).map(move |kind| Flaw { line, column, kind })
    });
    flaws.take(KEPT_OF_A_RECORD)
}
