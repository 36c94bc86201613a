//! Finds the bytes that structure a text: delimiters, line ends and quotes.

use wide::u8x16;

/// The number of bytes that are compared in one go.
const BLOCK: usize = 64;

/// The positions of four bytes in a text that may grow. A block of 64 bytes is compared at a time, and each
/// position in it is one bit.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    sought: [u8; 4],
    /// The position of the block's first byte.
    base: usize,
    /// The positions in the block that are not returned yet.
    bits: u64,
    /// The text before this position has been compared.
    scanned: usize,
}

impl Marks {
    /// The marks that structure cells: the delimiter, line ends and quotes.
    pub(super) const fn of_cells(delimiter: u8) -> Self {
        Self::of([delimiter, b'\n', b'\r', b'"'])
    }

    /// The marks that structure records: line ends and quotes.
    pub(super) const fn of_records() -> Self {
        Self::of([b'\n', b'\n', b'\r', b'"'])
    }

    const fn of(sought: [u8; 4]) -> Self {
        Self { sought, base: 0, bits: 0, scanned: 0 }
    }

    /// The position of the next mark in `text[..end]`. `None` when all of that text has been compared.
    #[inline]
    pub(super) fn next(&mut self, text: &[u8], end: usize) -> Option<usize> {
        while self.bits == 0 {
            if self.scanned >= end {
                return None;
            }
            self.compare(text, self.scanned, end);
        }
        let at = self.base + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(at)
    }

    /// Returns a position again that was the last result of [`Marks::next`].
    pub(super) fn unread(&mut self, at: usize) {
        self.bits |= 1 << (at - self.base);
    }

    /// Continues at another position.
    #[inline]
    pub(super) fn seek(&mut self, text: &[u8], at: usize, end: usize) {
        if at < end {
            self.compare(text, at, end);
        } else {
            (self.base, self.bits, self.scanned) = (at, 0, at);
        }
    }

    #[inline]
    fn compare(&mut self, text: &[u8], at: usize, end: usize) {
        self.base = at;
        let length = end - at;
        self.bits = match text[at..].first_chunk() {
            Some(block) => self.bits_of(block),
            None => {
                let mut block = [0; BLOCK];
                block[..length].copy_from_slice(&text[at..end]);
                self.bits_of(&block)
            }
        };
        if length < BLOCK {
            self.bits &= (1 << length) - 1;
        }
        self.scanned = end.min(at + BLOCK);
    }

    /// One bit for each byte that is a mark.
    #[inline]
    fn bits_of(&self, block: &[u8; BLOCK]) -> u64 {
        let sought = self.sought.map(u8x16::splat);
        let (parts, _) = block.as_chunks::<16>();
        let bits_of = |part: &[u8; 16]| {
            let part = u8x16::new(*part);
            let found = part.simd_eq(sought[0])
                | part.simd_eq(sought[1])
                | part.simd_eq(sought[2])
                | part.simd_eq(sought[3]);
            u64::from(found.to_bitmask())
        };
        parts.iter().rev().fold(0, |bits, part| (bits << 16) | bits_of(part))
    }
}
