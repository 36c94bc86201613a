//! Finds the ends of cells and records where quotes are plain, as nearly everywhere: the quotes surround
//! whole cells of one line. Text with other quotes is left to the tokenizer.

use super::positions::Positions;
use wide::u8x16;

/// The number of bytes that are compared in one go.
const BLOCK: usize = 64;

/// The position of no byte.
const NOWHERE: usize = usize::MAX;

/// Finds delimiters or line ends outside of plain quotes. A block of 64 bytes is compared at a time, and each
/// byte of it is one bit.
#[derive(Clone, Debug)]
pub(super) struct PlainEnds<const BYTES: usize> {
    delimiter: u8,
    /// The bytes that are sought.
    sought: [u8; BYTES],
    /// The position of the block's first byte.
    base: usize,
    /// The ends in the block that are not returned yet.
    ends: u64,
    /// All bits when the block ends within quotes.
    within: u64,
    /// The position of the first quote that is not plain, or of the first line end within quotes.
    unplain: usize,
    /// Whether a quote was met since the last call of [`PlainEnds::take_quotes`].
    has_quotes: bool,
}

/// A block of bytes in four parts.
type Parts = [u8x16; 4];

impl PlainEnds<1> {
    /// Finds the ends of cells.
    pub(super) fn of_cells(delimiter: u8) -> Self {
        Self::new(delimiter, [delimiter])
    }

    /// Adds the ends of cells up to `end` and some after it.
    #[inline]
    pub(super) fn push_ends(&mut self, text: &[u8], end: usize, ends: &mut Positions) {
        // A quote that is still open at the end of a record shows there.
        while self.scanned() <= end {
            self.compare(text);
            ends.push_bits(self.base, self.ends);
        }
    }

    /// Whether the quotes of the record that ends at `end` are plain.
    #[inline]
    pub(super) fn is_plain_until(&self, end: usize) -> bool {
        end < self.unplain
    }
}

impl PlainEnds<2> {
    /// Finds the line ends of records.
    pub(super) fn of_records(delimiter: u8) -> Self {
        Self::new(delimiter, [b'\n', b'\r'])
    }

    /// The next line end. `None` when the text before it has other quotes than plain ones, or when there is
    /// no line end.
    #[inline]
    pub(super) fn next(&mut self, text: &[u8]) -> Option<usize> {
        while self.ends == 0 {
            if self.scanned() >= text.len() || self.unplain != NOWHERE {
                return None;
            }
            self.compare(text);
        }
        let at = self.base + self.ends.trailing_zeros() as usize;
        self.ends &= self.ends - 1;
        (at < self.unplain).then_some(at)
    }
}

impl<const BYTES: usize> PlainEnds<BYTES> {
    fn new(delimiter: u8, sought: [u8; BYTES]) -> Self {
        let mut ends =
            Self { delimiter, sought, base: 0, ends: 0, within: 0, unplain: NOWHERE, has_quotes: false };
        ends.seek(0);
        ends
    }

    /// Continues at the start of a record, or at the line end before it.
    #[inline]
    pub(super) fn seek(&mut self, at: usize) {
        // The next block begins at `at`.
        self.base = at.wrapping_sub(BLOCK);
        self.ends = 0;
        self.within = 0;
        self.unplain = NOWHERE;
    }

    /// Whether a quote was met since the last call.
    pub(super) fn take_quotes(&mut self) -> bool {
        std::mem::take(&mut self.has_quotes)
    }

    /// The text before this position has been compared.
    #[inline]
    fn scanned(&self) -> usize {
        self.base.wrapping_add(BLOCK)
    }

    /// Compares the next block. It is not inlined, because callers are small and its registers are many.
    #[inline(never)]
    fn compare(&mut self, text: &[u8]) {
        self.base = self.scanned();
        match text[self.base..].first_chunk() {
            Some(block) => self.compare_block(text, block),
            None => self.compare_rest(text),
        }
    }

    /// Compares the rest of the text, which is less than a block.
    #[cold]
    fn compare_rest(&mut self, text: &[u8]) {
        let rest = &text[self.base..];
        // The end of the text ends a record.
        let mut block = [b'\n'; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        self.compare_block(text, &block);
        self.ends &= (1 << rest.len()) - 1;
    }

    #[inline]
    fn compare_block(&mut self, text: &[u8], block: &[u8; BLOCK]) {
        let parts = parts_of(block);
        let sought = self.sought.map(u8x16::splat);
        self.ends = bits(&parts, |part| {
            let found = sought.map(|byte| part.simd_eq(byte));
            found.into_iter().reduce(|one, other| one | other).unwrap_or_default()
        });
        let quote = u8x16::splat(b'"');
        let [first, second, third, fourth] = parts.map(|part| part.simd_eq(quote));
        if self.within != 0 || (first | second | third | fourth).any() {
            self.leave_quoted(text, &parts);
        }
    }

    /// Removes the ends within quotes, and checks whether the quotes of the block are plain.
    fn leave_quoted(&mut self, text: &[u8], parts: &Parts) {
        self.has_quotes = true;
        let places = |byte: u8| bits(parts, |part| part.simd_eq(u8x16::splat(byte)));
        let quotes = places(b'"');
        let line_ends = places(b'\n') | places(b'\r');
        let separators = line_ends | places(self.delimiter);
        // From each opening quote on, up to the closing quote.
        let within = parity(quotes) ^ self.within;
        let is_separator = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        let before = self.base.checked_sub(1).is_none_or(|at| is_separator(&text[at]));
        let after = text.get(self.scanned()).is_none_or(is_separator);
        let may_open = separators << 1 | u64::from(before);
        let may_close = separators >> 1 | u64::from(after) << 63;
        let unplain = (quotes & within & !may_open) | (quotes & !within & !may_close) | (line_ends & within);
        if unplain != 0 && self.unplain == NOWHERE {
            self.unplain = self.base + unplain.trailing_zeros() as usize;
        }
        self.ends &= !within;
        self.within = 0u64.wrapping_sub(within >> 63);
    }
}

#[inline]
fn parts_of(block: &[u8; BLOCK]) -> Parts {
    let (parts, _) = block.as_chunks::<16>();
    [0, 1, 2, 3].map(|part| u8x16::new(parts[part]))
}

/// One bit for each byte that a comparison finds.
#[inline]
fn bits(parts: &Parts, is_found: impl Fn(u8x16) -> u8x16) -> u64 {
    parts.iter().rev().fold(0, |bits, &part| bits << 16 | u64::from(is_found(part).to_bitmask()))
}

/// For each bit, whether the number of bits up to it is odd.
#[inline]
fn parity(bits: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].into_iter().fold(bits, |parity, places| parity ^ parity << places)
}
