//! Finds the header, and repeated headers below it.

use super::headers::{is_known, is_likely_key, is_sure_key, plain};
use super::layout::Layout;
use super::reading::rows;
use super::{RosterError, key};
use crate::read::{Record, Table};
use crate::record::RecordKind;
use std::borrow::Cow;

/// The number of rows at the top that may be the header.
const HEADER_ROWS: usize = 20;
/// The number of cells of a header that are compared.
const HEADER_CELLS: usize = 1_000;

pub(super) struct Header {
    /// The line number, as a spreadsheet shows it.
    pub line: u32,
    /// The cells as they are in the file.
    pub cells: Vec<String>,
    plain: Vec<String>,
}

/// A row below the header that is a header again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// The row has the same columns in the same order.
    Same,
    /// The row has other columns or another order. The rows below it follow this header.
    Other,
}

/// Finds the header and its layout: the row near the top with the most known headers. A title may contain a
/// cell such as `User`, too.
pub(super) fn find(table: &Table, kind: RecordKind) -> Result<(Header, Layout), RosterError> {
    let mut best: Option<(Likeness, Header, Result<Layout, RosterError>)> = None;
    for record in rows(table, 0).take(HEADER_ROWS) {
        let header = Header::of(record);
        let layout = Layout::of(kind, &header.plain);
        let likeness = Likeness::of(&header.plain);
        let is_better = best.as_ref().is_none_or(|(best, ..)| likeness.rank() > best.rank());
        if matches!(layout, Err(RosterError::NoKey(_))) || !is_better {
            continue;
        }
        if best.as_ref().is_some_and(|(best, ..)| best.is_header()) {
            return Err(RosterError::SecondHeader(header.line));
        }
        best = Some((likeness, header, layout));
    }
    let (_, header, layout) = best.ok_or(RosterError::NoKey(kind))?;
    Ok((header, layout?))
}

impl Header {
    fn of(record: Record<'_>) -> Self {
        let cells: Vec<String> = record.cells().take(HEADER_CELLS).map(Cow::into_owned).collect();
        let plain = cells.iter().map(|cell| plain(cell)).collect();
        Self { line: record.line(), cells, plain }
    }

    /// The index of the column with this plain header.
    pub(super) fn column(&self, header: &str) -> Option<usize> {
        self.plain.iter().position(|text| text == header)
    }

    /// Whether a row repeats a header. `key` is its cell in the key's column.
    pub(super) fn again(&self, record: Record<'_>, key: &str) -> Option<Again> {
        let words: Vec<String> = record.cells().take(HEADER_CELLS).map(|cell| plain(&cell)).collect();
        let likeness = Likeness::of(&words);
        let key_word = plain(key);
        let says_key = is_sure_key(&key_word) || (!key_word.is_empty() && self.plain.contains(&key_word));
        // A record's key usually has digits, a header does not. A record may contain the word `User`.
        let is_header = (says_key && likeness.known > 0)
            || (likeness.sure && (likeness.is_header() || !key::has_digit(key)))
            || (likeness.likely && likeness.known * 2 > likeness.filled && !key::has_digit(key));
        is_header.then(|| if filled(&words) == filled(&self.plain) { Again::Same } else { Again::Other })
    }
}

/// Cuts the blank words at the end.
fn filled(words: &[String]) -> &[String] {
    let end = words.iter().rposition(|word| !word.is_empty()).map_or(0, |last| last + 1);
    &words[..end]
}

/// The similarity of a row to a header.
struct Likeness {
    /// The number of cells that are not blank.
    filled: usize,
    /// The number of cells with a known header.
    known: usize,
    /// Whether one of them certainly names a key.
    sure: bool,
    /// Whether one of them may name a key.
    likely: bool,
}

impl Likeness {
    fn of(words: &[String]) -> Self {
        let has = |is: fn(&str) -> bool| words.iter().any(|word| is(word));
        Self {
            filled: words.iter().filter(|word| !word.is_empty()).count(),
            known: words.iter().filter(|word| is_known(word)).count(),
            sure: has(is_sure_key),
            likely: has(is_likely_key),
        }
    }

    /// The order of candidates for the header. A certain key counts as three headers. A title has few cells.
    fn rank(&self) -> (usize, bool) {
        (self.known + if self.sure { 2 } else { 0 }, self.filled > 1)
    }

    fn is_half_known(&self) -> bool {
        self.known >= 2 && self.known * 2 >= self.filled
    }

    /// Whether the row is almost certainly a header.
    fn is_header(&self) -> bool {
        self.is_half_known() && (self.sure || self.known == self.filled)
    }
}
