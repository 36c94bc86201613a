//! Finds the cells of records.

use super::plain::PlainEnds;
use super::tokenizer::Tokenizer;

/// Finds the cells of records whose places are known.
#[derive(Clone, Debug)]
pub(super) struct CellSplitter {
    plain: PlainEnds,
    tokenizer: Tokenizer,
}

/// How the cells of a record were found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Whether the record has no other quotes than those around whole cells of one line.
    pub(super) is_plain: bool,
    /// Whether a quoted cell has several lines.
    pub(super) has_line_breaks: bool,
}

impl CellSplitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { plain: PlainEnds::of_cells(delimiter), tokenizer: Tokenizer::of_cells(delimiter) }
    }

    /// Continues at the start of a record.
    pub(super) fn seek(&mut self, at: usize) {
        self.plain.seek(at);
    }

    /// Adds the start of each cell of the next record, which is in `text[start..end]`, and the position after
    /// the byte that ends the last one.
    #[inline]
    pub(super) fn push_cells(
        &mut self,
        text: &[u8],
        start: usize,
        end: usize,
        starts: &mut Vec<u32>,
    ) -> Found {
        let first = starts.len();
        starts.push(start as u32);
        if self.plain.push_cells(text, end, starts) {
            return Found { is_plain: true, has_line_breaks: false };
        }
        starts.truncate(first + 1);
        let has_line_breaks = self.tokenizer.push_cells(text, start, end, starts);
        self.plain.seek(end);
        Found { is_plain: false, has_line_breaks }
    }

    /// Whether a quote was met since the last call.
    pub(super) fn take_quotes(&mut self) -> bool {
        self.plain.take_quotes()
    }
}
