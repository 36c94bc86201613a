//! Finds the start and end of each record. Cells are split later, on demand.

use super::LineEnds;
use super::plain::PlainEnds;
use super::tokenizer::{End, EndedBy, Tokenizer};

/// The start and end of a record in the text, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RecordSpan {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the record has a misplaced quote.
    pub(super) odd_quote: bool,
}

/// Finds the records of a text that grows.
#[derive(Debug)]
pub(super) struct Splitter {
    plain: PlainEnds<2>,
    tokenizer: Tokenizer,
    /// Whether the tokenizer looks for the end of the current record, because its quotes are not plain or it
    /// has no end yet.
    is_closer: bool,
    start: usize,
    /// The end of the last record.
    ended_by: EndedBy,
    line_ends: LineEnds,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            plain: PlainEnds::of_records(delimiter),
            tokenizer: Tokenizer::of_records(delimiter),
            is_closer: false,
            start: 0,
            ended_by: EndedBy::EndOfText,
            line_ends: LineEnds::None,
        }
    }

    pub(super) fn line_ends(&self) -> LineEnds {
        self.line_ends
    }

    /// Adds the next records as long as their quotes are plain and their line ends are in the text, up to
    /// `most` in all.
    pub(super) fn push_plain(&mut self, text: &[u8], most: usize, records: &mut Vec<(u32, u32)>) {
        while !self.is_closer
            && records.len() < most
            && let Some(end) = self.plain_end(text)
        {
            records.push((self.start as u32, end.at as u32));
            self.pass(end);
        }
    }

    /// The next record. `None` at the end of the text, and when more text is needed to find the record's end.
    /// `text` is all text so far; `complete` means that it does not grow.
    pub(super) fn next(&mut self, text: &[u8], complete: bool) -> Option<RecordSpan> {
        let plain = if self.is_closer { None } else { self.plain_end(text) };
        let (end, odd_quote) = match plain {
            Some(end) => (end, false),
            None => self.closer_end(text, complete)?,
        };
        let span = RecordSpan { start: self.start, end: end.at, odd_quote };
        self.pass(end);
        Some(span)
    }

    /// Moves after the end of a record.
    #[inline]
    fn pass(&mut self, end: End) {
        if end.by != self.ended_by {
            self.note_line_end(end.by);
        }
        self.start = end.at + end.by.width();
    }

    fn note_line_end(&mut self, by: EndedBy) {
        self.ended_by = by;
        self.line_ends = self.line_ends.and(match by {
            EndedBy::LineFeed => LineEnds::Lf,
            EndedBy::CarriageReturn => LineEnds::Cr,
            EndedBy::Both => LineEnds::Crlf,
            EndedBy::Delimiter | EndedBy::EndOfText => LineEnds::None,
        });
    }

    /// The end of a record whose quotes are plain and whose line end is in the text.
    #[inline]
    fn plain_end(&mut self, text: &[u8]) -> Option<End> {
        let at = self.plain.next(text)?;
        let by = match text[at] {
            b'\n' => EndedBy::LineFeed,
            _ if *text.get(at + 1)? != b'\n' => EndedBy::CarriageReturn,
            _ => {
                self.plain.next(text);
                EndedBy::Both
            }
        };
        Some(End { at, by })
    }

    /// The end of any record, and whether the record has a misplaced quote.
    fn closer_end(&mut self, text: &[u8], complete: bool) -> Option<(End, bool)> {
        if !self.is_closer {
            self.is_closer = true;
            self.tokenizer.seek(text, self.start, text.len());
        }
        let end = self.tokenizer.next(text, text.len(), complete)?;
        self.is_closer = false;
        self.plain.seek(end.at + end.by.width());
        Some((end, self.tokenizer.take_odd_quote()))
    }
}
