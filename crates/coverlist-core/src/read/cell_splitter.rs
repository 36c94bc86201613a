//! Finds the cells of records.

use super::plain::PlainEnds;
use super::positions::Positions;
use super::tokenizer::Tokenizer;

/// The maximum number of bytes between two records.
const LONGEST_LINE_END: usize = 2;

/// The end of no record, which is far from every start.
const NOWHERE: usize = usize::MAX / 2;

/// Finds the cells of consecutive records whose places are known.
#[derive(Clone, Debug)]
pub(super) struct CellSplitter {
    plain: PlainEnds<1>,
    tokenizer: Tokenizer,
    /// The delimiters of the records so far, and some after them.
    delimiters: Positions,
    /// The number of delimiters of the records so far.
    taken: usize,
    /// The number of delimiters of the last record.
    usual: usize,
    /// The end of the last record.
    end: usize,
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
        Self {
            plain: PlainEnds::of_cells(delimiter),
            tokenizer: Tokenizer::of_cells(delimiter),
            delimiters: Positions::default(),
            taken: 0,
            usual: 0,
            end: NOWHERE,
        }
    }

    /// Forgets all records.
    pub(super) fn begin(&mut self) {
        self.delimiters.truncate(0);
        self.taken = 0;
        self.end = NOWHERE;
    }

    /// Finds the cells of the next record, which is in `text[start..end]`.
    #[inline(always)]
    pub(super) fn split(&mut self, text: &[u8], start: usize, end: usize) -> Found {
        // A changed record is not behind the one before it.
        if start.wrapping_sub(self.end) > LONGEST_LINE_END {
            self.seek(start);
        }
        self.end = end;
        self.plain.push_ends(text, end, &mut self.delimiters);
        if self.plain.is_plain_until(end) {
            self.take_until(end);
            return Found { is_plain: true, has_line_breaks: false };
        }
        self.seek(end);
        let has_line_breaks = self.tokenizer.push_delimiters(text, start, end, &mut self.delimiters);
        self.taken = self.delimiters.as_slice().len();
        Found { is_plain: false, has_line_breaks }
    }

    /// Continues at another position.
    fn seek(&mut self, at: usize) {
        self.delimiters.truncate(self.taken);
        self.plain.seek(at);
    }

    /// Takes the delimiters before the end of a record.
    #[inline]
    fn take_until(&mut self, end: usize) {
        let rest = &self.delimiters.as_slice()[self.taken..];
        let is_before = |delimiter: &u32| (*delimiter as usize) < end;
        // A fast path: nearly all records have the same number.
        let has_usual = self.usual.checked_sub(1).is_none_or(|last| rest.get(last).is_some_and(is_before))
            && !rest.get(self.usual).is_some_and(is_before);
        if !has_usual {
            self.usual = rest.iter().copied().take_while(|delimiter| is_before(delimiter)).count();
        }
        self.taken += self.usual;
    }

    /// The number of delimiters of the records so far.
    #[inline]
    pub(super) fn count(&self) -> usize {
        self.taken
    }

    /// The positions of the delimiters of the records so far.
    pub(super) fn delimiters(&self) -> &[u32] {
        &self.delimiters.as_slice()[..self.taken]
    }

    /// The positions of the delimiters of the records.
    pub(super) fn into_delimiters(mut self) -> Vec<u32> {
        self.delimiters.truncate(self.taken);
        self.delimiters.into_vec()
    }

    /// Whether a quote was met since the last call.
    pub(super) fn take_quotes(&mut self) -> bool {
        self.plain.take_quotes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::record_splitter::Splitter;
    use proptest::prelude::*;

    /// The start and end of each record, and its delimiters.
    type Records = Vec<(usize, usize, Vec<u32>)>;

    fn plain_first(text: &[u8]) -> Records {
        let mut found = Vec::new();
        let mut splitter = Splitter::new(b',');
        splitter.push_plain(text, usize::MAX, &mut found);
        let rest = std::iter::from_fn(|| splitter.next(text, true));
        let records = found.into_iter().map(|(start, end)| (start as usize, end as usize));
        let mut cells = CellSplitter::new(b',');
        let mut before = 0;
        let records: Vec<_> = records.chain(rest.map(|record| (record.start, record.end))).collect();
        let split = records.into_iter().map(|(start, end)| {
            cells.split(text, start, end);
            let delimiters = cells.delimiters()[std::mem::replace(&mut before, cells.count())..].to_vec();
            (start, end, delimiters)
        });
        split.collect()
    }

    fn with_tokenizers(text: &[u8]) -> Records {
        let (mut records, mut cells) = (Tokenizer::of_records(b','), Tokenizer::of_cells(b','));
        let mut start = 0;
        let ends = std::iter::from_fn(|| records.next(text, text.len(), true));
        let split = ends.map(|end| {
            let mut delimiters = Positions::default();
            cells.push_delimiters(text, start, end.at, &mut delimiters);
            let record = (start, end.at, delimiters.into_vec());
            start = end.at + end.by.width();
            record
        });
        split.collect()
    }

    proptest! {
        #[test]
        fn plain_quotes_are_split_as_the_tokenizer_splits_them(
            cells in prop::collection::vec(("(\"[a ]{0,70}\"|[a\"]{0,3}|a{0,70})", "[,,,\n]|\r\n|\r"), 0..40),
        ) {
            let text: String = cells.iter().map(|(cell, end)| format!("{cell}{end}")).collect();
            prop_assert_eq!(plain_first(text.as_bytes()), with_tokenizers(text.as_bytes()));
        }
    }
}
