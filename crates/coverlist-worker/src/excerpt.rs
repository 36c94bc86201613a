//! Keeps the bytes around the first byte outside ASCII.

/// The number of bytes that are kept before that byte, enough for the beginning of its record.
const BEFORE: usize = 32 * 1024;
/// The total number of bytes that are kept.
const SIZE: usize = 96 * 1024;
/// The byte order mark of UTF-8, which is not text.
const UTF8_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// A part of the file's raw bytes. The decoded text is not enough to show the file in another encoding,
/// because U+FFFD replaces invalid bytes.
#[derive(Default)]
pub(crate) struct Excerpt {
    bytes: Vec<u8>,
    /// The number of bytes before the excerpt. It is even, which keeps UTF-16 aligned.
    skipped: usize,
    is_found: bool,
}

impl Excerpt {
    /// Adds the next bytes of the file.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        let (before, after) = bytes.split_at(self.first_in(bytes));
        self.bytes.extend_from_slice(before);
        if !self.is_found {
            let surplus = self.bytes.len().saturating_sub(BEFORE).next_multiple_of(2);
            self.bytes.drain(..surplus);
            self.skipped += surplus;
        }
        self.is_found |= !after.is_empty();
        let room = SIZE.saturating_sub(self.bytes.len());
        self.bytes.extend_from_slice(&after[..after.len().min(room)]);
    }

    /// The position of the first byte outside ASCII, or the length when all are ASCII.
    fn first_in(&self, bytes: &[u8]) -> usize {
        if self.is_found {
            return 0;
        }
        if bytes.is_ascii() {
            return bytes.len();
        }
        let seen = self.skipped + self.bytes.len();
        let is_sample = |(at, byte): (usize, &u8)| !byte.is_ascii() && UTF8_MARK.get(seen + at) != Some(byte);
        bytes.iter().enumerate().position(is_sample).unwrap_or(bytes.len())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes from the beginning of the first record outside ASCII. `before` is the number of its bytes
    /// before the first one outside ASCII. `is_marked` means that the file has a byte order mark, which is
    /// not text.
    pub(crate) fn since_record(&self, before: usize, is_marked: bool) -> Option<&[u8]> {
        let mark = if is_marked && self.skipped == 0 { UTF8_MARK.len() } else { 0 };
        let text = self.bytes.get(mark..)?;
        let first = text.iter().position(|byte| !byte.is_ascii())?;
        text.get(first.checked_sub(before)?..)
    }
}
