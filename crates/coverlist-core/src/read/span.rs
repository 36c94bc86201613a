//! The place of a cell or a record in a text.

/// The start and end of a cell or a record in a table's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The position of the cell's first byte.
    pub start: u32,
    /// The position after its last byte.
    pub end: u32,
}

impl Span {
    /// The length of the cell in bytes.
    #[inline]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the cell has no bytes.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes of the cell.
    #[inline]
    pub fn of_bytes(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }

    /// The text of the cell.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// The cell at `index`, from 0, of a record with these delimiters. A cell that it does not have is empty.
    #[inline]
    #[must_use]
    pub(super) fn cell(self, delimiters: &[u32], index: usize) -> Self {
        let start = match index.checked_sub(1).map(|before| delimiters.get(before)) {
            None => self.start,
            Some(Some(before)) => before + 1,
            Some(None) => return Self { start: self.start, end: self.start },
        };
        Self { start, end: delimiters.get(index).copied().unwrap_or(self.end) }
    }

    /// The cell without its quotes, when a quote at its start means that it has nothing but quotes around it.
    #[inline]
    #[must_use]
    pub(super) fn without_plain_quotes(self, text: &[u8]) -> Self {
        if self.len() >= 2 && text[self.start as usize] == b'"' {
            Self { start: self.start + 1, end: self.end - 1 }
        } else {
            self
        }
    }

    /// The cell without its quotes, when it has nothing but quotes around it.
    #[inline]
    #[must_use]
    pub fn without_quotes(self, text: &[u8]) -> Self {
        match self.of_bytes(text) {
            [b'"', inside @ .., b'"'] if !inside.contains(&b'"') => {
                Self { start: self.start + 1, end: self.end - 1 }
            }
            _ => self,
        }
    }
}
