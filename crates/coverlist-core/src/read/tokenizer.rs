//! Finds the ends of cells and records. The grammar of quotes is only here.
//!
//! A quote at the start of a cell opens a quoted cell; elsewhere it is text. An opening quote that is never
//! closed would make the rest of the file one cell, so a quote counts only when the text after it is
//! consistent with a quoted cell.

use super::marks::Marks;
use super::positions::Positions;

/// The maximum number of characters in a spreadsheet cell. A longer quoted cell with several lines is not a
/// cell but a quote that is never closed.
pub(super) const CELL_LIMIT: usize = 32_767;

/// Finds the ends of cells and records in a text that may grow.
#[derive(Clone, Debug)]
pub(super) struct Tokenizer {
    delimiter: u8,
    marks: Marks,
    /// The start of the current record.
    record: usize,
    quoted: Option<Quoted>,
    odd_quote: bool,
    /// Whether a quoted cell of several lines has ended.
    crossed: bool,
}

/// The end of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The position after the last byte of the cell.
    pub(super) at: usize,
    pub(super) by: EndedBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EndedBy {
    Delimiter,
    LineFeed,
    CarriageReturn,
    /// A carriage return and a line feed.
    Both,
    EndOfText,
}

#[derive(Clone, Copy, Debug)]
struct Quoted {
    open: usize,
    /// Whether a line end was found since the opening quote.
    crossed: bool,
}

impl EndedBy {
    /// The number of bytes between this cell and the next.
    pub(super) const fn width(self) -> usize {
        match self {
            Self::EndOfText => 0,
            Self::Delimiter | Self::LineFeed | Self::CarriageReturn => 1,
            Self::Both => 2,
        }
    }
}

impl Tokenizer {
    /// Finds the ends of cells. The end of a record is the end of its last cell.
    pub(super) fn of_cells(delimiter: u8) -> Self {
        Self::new(delimiter, Marks::of_cells(delimiter))
    }

    /// Finds only the ends of records, which is faster.
    pub(super) fn of_records(delimiter: u8) -> Self {
        Self::new(delimiter, Marks::of_records())
    }

    fn new(delimiter: u8, marks: Marks) -> Self {
        Self { delimiter, marks, record: 0, quoted: None, odd_quote: false, crossed: false }
    }

    /// Continues at the start of a record.
    #[inline]
    pub(super) fn seek(&mut self, text: &[u8], record: usize, end: usize) {
        self.record = record;
        self.quoted = None;
        self.marks.seek(text, record, end);
    }

    /// Adds the delimiters of the record in `text[start..end]`. Returns whether a cell has several lines.
    pub(super) fn push_delimiters(
        &mut self,
        text: &[u8],
        start: usize,
        end: usize,
        delimiters: &mut Positions,
    ) -> bool {
        self.seek(text, start, end);
        self.crossed = false;
        while let Some(at) = self.marks.next(text, end) {
            match text[at] {
                b'"' if self.meet_quote(text, at, end, true).is_none() => break,
                b'"' => {}
                // Line ends outside of quotes would have ended the record.
                b'\n' | b'\r' => {}
                _ => delimiters.push(at),
            }
        }
        self.crossed
    }

    /// Whether the record that just ended has a misplaced quote.
    pub(super) fn take_odd_quote(&mut self) -> bool {
        std::mem::take(&mut self.odd_quote)
    }

    /// The next end in `text[..end]`. `None` at the end of the text, and when more text is needed. `complete`
    /// means that the text does not grow. A text that ends with a line end has no record after it.
    #[inline]
    pub(super) fn next(&mut self, text: &[u8], end: usize, complete: bool) -> Option<End> {
        if self.quoted.is_some() {
            self.leave_quoted(text, end, complete)?;
        }
        loop {
            let Some(at) = self.marks.next(text, end) else {
                let is_last = complete && self.record < end;
                return is_last.then(|| self.end_record(End { at: end, by: EndedBy::EndOfText }));
            };
            let by = match text[at] {
                b'"' => {
                    self.meet_quote(text, at, end, complete)?;
                    continue;
                }
                b'\n' => EndedBy::LineFeed,
                b'\r' if at + 1 < end => {
                    if text[at + 1] == b'\n' {
                        self.marks.next(text, end);
                        EndedBy::Both
                    } else {
                        EndedBy::CarriageReturn
                    }
                }
                b'\r' if complete => EndedBy::CarriageReturn,
                b'\r' => {
                    self.marks.unread(at);
                    return None;
                }
                _ => return Some(End { at, by: EndedBy::Delimiter }),
            };
            return Some(self.end_record(End { at, by }));
        }
    }

    /// A quote at the start of a cell opens a quoted cell. Elsewhere it is text.
    fn meet_quote(&mut self, text: &[u8], at: usize, end: usize, complete: bool) -> Option<()> {
        if self.is_cell_start(text, at) {
            self.quoted = Some(Quoted { open: at, crossed: false });
            self.leave_quoted(text, end, complete)?;
        }
        Some(())
    }

    fn is_cell_start(&self, text: &[u8], at: usize) -> bool {
        at == self.record || text[at - 1] == self.delimiter
    }

    fn end_record(&mut self, end: End) -> End {
        self.record = end.at + end.by.width();
        end
    }

    /// Moves after the closing quote, or after the opening quote when that turns out to be text. `None` when
    /// more text is needed.
    fn leave_quoted(&mut self, text: &[u8], end: usize, complete: bool) -> Option<()> {
        let Some(mut quoted) = self.quoted else { return Some(()) };
        while let Some(at) = self.marks.next(text, end) {
            let next = text[..end].get(at + 1);
            match (text[at], next) {
                (b'"', Some(b'"')) => {
                    self.marks.next(text, end);
                }
                (b'"', None) if !complete => {
                    self.marks.unread(at);
                    return self.wait(quoted, text, at, end);
                }
                (b'"', next) => {
                    let ends_cell =
                        next.is_none_or(|&byte| byte == self.delimiter || matches!(byte, b'\n' | b'\r'));
                    let is_long = || at - quoted.open > CELL_LIMIT && is_too_long(&text[quoted.open + 1..at]);
                    // This quote opens a cell, so the one before it was text: `"SN-1,Yes,"Full, with theft"`.
                    let opens_cell = !ends_cell && next != Some(&b' ') && text[at - 1] == self.delimiter;
                    if opens_cell || quoted.crossed && (!ends_cell || is_long()) {
                        self.disbelieve(quoted, text, end);
                    } else {
                        self.odd_quote |= !ends_cell;
                        self.crossed |= quoted.crossed;
                        self.quoted = None;
                    }
                    return Some(());
                }
                (b'\n' | b'\r', _) => quoted.crossed = true,
                _ => {}
            }
        }
        if complete {
            self.disbelieve(quoted, text, end);
            return Some(());
        }
        self.wait(quoted, text, end, end)
    }

    /// Waits for more text, which begins at `at`. A quoted cell that is too long already is none.
    fn wait(&mut self, quoted: Quoted, text: &[u8], at: usize, end: usize) -> Option<()> {
        // This many bytes exceed the character limit in any encoding.
        if quoted.crossed && at - quoted.open > 4 * CELL_LIMIT + 4 {
            self.disbelieve(quoted, text, end);
            return Some(());
        }
        self.quoted = Some(quoted);
        None
    }

    /// Treats the opening quote as text. The record ends at the end of the quote's line.
    fn disbelieve(&mut self, quoted: Quoted, text: &[u8], end: usize) {
        self.quoted = None;
        self.odd_quote = true;
        self.marks.seek(text, quoted.open + 1, end);
    }
}

pub(super) fn is_too_long(bytes: &[u8]) -> bool {
    let is_continuation = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
    bytes.len() - bytes.iter().filter(is_continuation).count() > CELL_LIMIT
}
