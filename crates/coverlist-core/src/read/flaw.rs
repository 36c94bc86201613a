//! What is odd about the bytes of a file, as opposed to its values.

use super::cells::RawCells;
use crate::findings::Code;

/// How many flaws of one record are kept: more say nothing new, and a hostile file has millions.
const KEPT_OF_A_RECORD: usize = 100;

/// Something odd about the bytes, as opposed to the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The record's line, from 1.
    pub line: u32,
    /// The cell's column, from 1.
    pub column: u16,
    /// What is odd.
    pub kind: FlawKind,
}

/// What is odd about the bytes of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A quote opens and nothing closes it; the record was ended at the end of its line.
    QuoteNotClosed,
    /// Text after a closing quote, other than spaces.
    TextAfterQuote,
    /// Bytes that are not characters in the file's encoding; U+FFFD stands for them.
    NotInEncoding,
}

impl FlawKind {
    /// The code of the finding about such a flaw.
    pub const fn code(self) -> Code {
        match self {
            Self::QuoteNotClosed => Code::QuoteNotClosed,
            Self::TextAfterQuote => Code::QuoteTextAfter,
            Self::NotInEncoding => Code::EncodingDamaged,
        }
    }
}

/// The flaws of the record on `line`, from left to right, the first hundred. The record begins at `start`, and at the
/// places `replaced` in it, ascending, U+FFFD stands for bytes that are no characters.
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
        // The delimiter.
        end += 1;
        let column = u16::try_from(index + 1).unwrap_or(u16::MAX);
        cell.flaw().into_iter().chain(not_in_encoding).map(move |kind| Flaw { line, column, kind })
    });
    flaws.take(KEPT_OF_A_RECORD)
}
