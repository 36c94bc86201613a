//! Splits records into cells.

use super::FlawKind;
use super::find_byte::find_byte;
use super::tokenizer::{EndedBy, Tokenizer};
use std::borrow::Cow;

/// The cells of a record from left to right, unquoted and untrimmed. A record without a delimiter has one
/// cell; a blank record has one empty cell.
///
/// A cell borrows from the table unless it has doubled quotes or text after its closing quote.
#[derive(Clone, Debug)]
pub struct Cells<'table>(RawCells<'table>);

/// The cells of a record with their quotes.
#[derive(Clone, Debug)]
pub(super) struct RawCells<'table> {
    text: &'table str,
    tokenizer: Tokenizer,
    /// The start of the next cell; `None` after the last one.
    at: Option<usize>,
    end: usize,
}

/// A cell as it is in the file, with its quotes.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawCell<'table> {
    pub(super) raw: &'table str,
    quoting: Quoting,
}

#[derive(Clone, Copy, Debug)]
enum Quoting {
    /// The cell has no opening quote, or one that is never closed.
    Bare,
    Quoted {
        close: usize,
        /// Whether the cell has doubled quotes, which stand for one quote each.
        doubled: bool,
    },
}

impl<'table> Cells<'table> {
    pub(super) fn of(text: &'table str, start: usize, end: usize, delimiter: u8) -> Self {
        Self(RawCells::of(text, start, end, delimiter))
    }
}

impl<'table> Iterator for Cells<'table> {
    type Item = Cow<'table, str>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(RawCell::text)
    }
}

impl<'table> RawCells<'table> {
    /// The cells of the record in `text[start..end]`.
    pub(super) fn of(text: &'table str, start: usize, end: usize, delimiter: u8) -> Self {
        let mut tokenizer = Tokenizer::of_cells(delimiter);
        tokenizer.seek(text.as_bytes(), start, end);
        Self { text, tokenizer, at: Some(start), end }
    }
}

impl<'table> Iterator for RawCells<'table> {
    type Item = RawCell<'table>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at?;
        let found = self.tokenizer.next(self.text.as_bytes(), self.end, true);
        let end = found.map_or(self.end, |end| end.at);
        self.at = found.filter(|end| end.by == EndedBy::Delimiter).map(|end| end.at + 1);
        Some(RawCell::of(&self.text[start..end]))
    }
}

impl Quoting {
    /// The quoting of a cell that begins with a quote.
    #[inline]
    fn of_quote(bytes: &[u8]) -> Self {
        let (mut at, mut doubled) = (1, false);
        while let Some(offset) = find_byte(b'"', &bytes[at..]) {
            let close = at + offset;
            if bytes.get(close + 1) != Some(&b'"') {
                return Self::Quoted { close, doubled };
            }
            doubled = true;
            at = close + 2;
        }
        Self::Bare
    }
}

impl<'table> RawCell<'table> {
    #[inline]
    pub(super) fn of(raw: &'table str) -> Self {
        let bytes = raw.as_bytes();
        let quoting = if bytes.first() == Some(&b'"') { Quoting::of_quote(bytes) } else { Quoting::Bare };
        Self { raw, quoting }
    }

    #[inline]
    pub(super) fn text(self) -> Cow<'table, str> {
        let Quoting::Quoted { close, doubled } = self.quoting else {
            return Cow::Borrowed(self.raw);
        };
        let (inside, after) = (&self.raw[1..close], &self.raw[close + 1..]);
        match (doubled, after) {
            (false, "") => Cow::Borrowed(inside),
            (true, "") => Cow::Owned(inside.replace("\"\"", "\"")),
            _ => Cow::Owned(inside.replace("\"\"", "\"") + after),
        }
    }

    /// The damage to the quotes of the cell; `None` when the quotes are correct.
    pub(super) fn flaw(self) -> Option<FlawKind> {
        match self.quoting {
            Quoting::Bare => self.raw.starts_with('"').then_some(FlawKind::QuoteNotClosed),
            Quoting::Quoted { close, .. } => {
                let after = self.raw[close + 1..].trim_matches(' ');
                (!after.is_empty()).then_some(FlawKind::TextAfterQuote)
            }
        }
    }
}

/// The text of a cell, given the cell with its quotes. A cell without quotes is its own text.
#[inline]
pub fn unquoted(raw: &str) -> Cow<'_, str> {
    RawCell::of(raw).text()
}
