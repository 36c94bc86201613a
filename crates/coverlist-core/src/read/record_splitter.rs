//! Finds the start and end of each record. Cells are split later, on demand.

use super::LineEnds;
use super::tokenizer::{EndedBy, Tokenizer};

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
    tokenizer: Tokenizer,
    start: usize,
    line_ends: LineEnds,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { tokenizer: Tokenizer::of_records(delimiter), start: 0, line_ends: LineEnds::None }
    }

    pub(super) fn line_ends(&self) -> LineEnds {
        self.line_ends
    }

    /// The next record. `None` at the end of the text, and when more text is needed to find the record's end.
    /// `text` is all text so far; `complete` means that it does not grow.
    pub(super) fn next(&mut self, text: &[u8], complete: bool) -> Option<Span> {
        let end = self.tokenizer.next(text, text.len(), complete)?;
        self.line_ends = self.line_ends.and(match end.by {
            EndedBy::LineFeed => LineEnds::Lf,
            EndedBy::CarriageReturn => LineEnds::Cr,
            EndedBy::Both => LineEnds::Crlf,
            EndedBy::Delimiter | EndedBy::EndOfText => LineEnds::None,
        });
        let span = Span { start: self.start, end: end.at, odd_quote: self.tokenizer.take_odd_quote() };
        self.start = end.at + end.by.width();
        Some(span)
    }
}
