//! Finds the start and end of each record.
//!
//! Only quotes and line ends matter here; cells are split later, on demand. An opening quote that is never
//! closed would make the rest of the file one cell, so a quote counts only when the text after it is
//! consistent with a quoted cell.

use super::LineEnds;
use super::find_byte::find_byte;
use memchr::{memchr2, memchr3};

/// The maximum number of characters in a spreadsheet cell. A longer quoted cell with several lines is not a
/// cell but a quote that is never closed.
const CELL_LIMIT: usize = 32_767;

/// The start and end of a record in the text, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the record has a misplaced quote.
    pub(super) odd_quote: bool,
}

/// Finds the records of a text that grows.
#[derive(Debug)]
pub(super) struct Splitter {
    delimiter: u8,
    start: usize,
    /// The text before this position has been scanned.
    at: usize,
    /// The quoted cell that contains the position `at`.
    quoted: Option<Quoted>,
    odd_quote: bool,
    line_ends: LineEnds,
}

#[derive(Clone, Copy, Debug)]
struct Quoted {
    open: usize,
    /// Whether a line end was found since the opening quote.
    crossed: bool,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { delimiter, start: 0, at: 0, quoted: None, odd_quote: false, line_ends: LineEnds::None }
    }

    pub(super) fn line_ends(&self) -> LineEnds {
        self.line_ends
    }

    /// The next record. `None` at the end of the text, and when more text is needed to find the record's end.
    /// `text` is all text so far; `complete` means that it does not grow.
    pub(super) fn next(&mut self, text: &[u8], complete: bool) -> Option<Span> {
        loop {
            if let Some(quoted) = self.quoted {
                self.leave_quoted(quoted, text, complete)?;
                // Often the next cell is quoted too, and needs no search.
                if text[self.at..].starts_with(&[self.delimiter, b'"']) {
                    self.quoted = Some(Quoted { open: self.at + 1, crossed: false });
                    self.at += 2;
                    continue;
                }
            }
            let Some(found) = memchr3(b'\n', b'\r', b'"', &text[self.at..]).map(|offset| self.at + offset)
            else {
                self.at = text.len();
                return (complete && self.start < text.len()).then(|| self.record(text.len(), 0));
            };
            self.at = found;
            match (text[found], text.get(found + 1)) {
                (b'"', _) => self.meet_quote(text),
                (b'\r', None) if !complete => return None,
                (b'\r', Some(b'\n')) => return Some(self.line(found, 2, LineEnds::Crlf)),
                (b'\r', _) => return Some(self.line(found, 1, LineEnds::Cr)),
                _ => return Some(self.line(found, 1, LineEnds::Lf)),
            }
        }
    }

    /// A quote at the start of a cell opens a quoted cell. Elsewhere it is text.
    fn meet_quote(&mut self, text: &[u8]) {
        let open = self.at;
        self.at += 1;
        if open == self.start || text[open - 1] == self.delimiter {
            self.quoted = Some(Quoted { open, crossed: false });
        }
    }

    /// Moves to the end of the quoted cell, or back behind its opening quote when that quote turns out to be
    /// text. `None` when more text is needed.
    fn leave_quoted(&mut self, mut quoted: Quoted, text: &[u8], complete: bool) -> Option<()> {
        let from = self.at;
        let has_line_end = |end: usize| memchr2(b'\n', b'\r', &text[from..end]).is_some();
        loop {
            let found = find_byte(b'"', &text[self.at..]).map(|offset| self.at + offset);
            let next = found.and_then(|found| text.get(found + 1));
            match (found, next) {
                (Some(found), Some(b'"')) => self.at = found + 2,
                (Some(found), next) if next.is_some() || complete => {
                    let ends_cell =
                        next.is_none_or(|&byte| byte == self.delimiter || matches!(byte, b'\n' | b'\r'));
                    let is_long =
                        found - quoted.open > CELL_LIMIT && is_too_long(&text[quoted.open + 1..found]);
                    if (!ends_cell || is_long) && (quoted.crossed || has_line_end(found)) {
                        self.disbelieve(quoted);
                    } else {
                        self.odd_quote |= !ends_cell;
                        self.quoted = None;
                        self.at = found + 1;
                    }
                    return Some(());
                }
                (found, _) => {
                    self.at = found.unwrap_or(text.len());
                    quoted.crossed = quoted.crossed || has_line_end(self.at);
                    // This many bytes exceed the character limit in any encoding.
                    if complete || quoted.crossed && self.at - quoted.open > 4 * CELL_LIMIT + 4 {
                        self.disbelieve(quoted);
                        return Some(());
                    }
                    self.quoted = Some(quoted);
                    return None;
                }
            }
        }
    }

    /// Treats the opening quote as text. The record ends at the end of the quote's line.
    fn disbelieve(&mut self, quoted: Quoted) {
        self.quoted = None;
        self.odd_quote = true;
        self.at = quoted.open + 1;
    }

    fn line(&mut self, end: usize, width: usize, kind: LineEnds) -> Span {
        self.line_ends = self.line_ends.and(kind);
        self.record(end, width)
    }

    fn record(&mut self, end: usize, line_end_width: usize) -> Span {
        let span = Span { start: self.start, end, odd_quote: std::mem::take(&mut self.odd_quote) };
        self.start = end + line_end_width;
        self.at = self.start;
        span
    }
}

fn is_too_long(bytes: &[u8]) -> bool {
    let is_continuation = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
    bytes.len() - bytes.iter().filter(is_continuation).count() > CELL_LIMIT
}
