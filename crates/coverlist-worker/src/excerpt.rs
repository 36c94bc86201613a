//! The bytes around the first one that is not ASCII.

/// How much is kept before that byte: its record has begun there.
const BEFORE: usize = 32 * 1024;
/// How much is kept in all.
const SIZE: usize = 96 * 1024;
/// A byte order mark is no sample of a file's text.
const UTF8_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// A part of the file as it is: what it says in another encoding cannot be told from its text, in which a character may stand
/// for bytes that are none.
#[derive(Default)]
pub(crate) struct Excerpt {
    bytes: Vec<u8>,
    /// How many bytes of the file come before; an even number, so that UTF-16 stays in step.
    skipped: usize,
    is_found: bool,
}

impl Excerpt {
    /// Takes the next bytes of the file.
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

    /// Where the bytes begin that are kept without end: at the first that is not ASCII, or behind all of them.
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

    /// What is kept.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// From the beginning of the first record that is not all ASCII, when `before` bytes of it come before the one that is
    /// not. `is_marked` says that the file's byte order mark is none of its text.
    pub(crate) fn since_record(&self, before: usize, is_marked: bool) -> Option<&[u8]> {
        let mark = if is_marked && self.skipped == 0 { UTF8_MARK.len() } else { 0 };
        let text = self.bytes.get(mark..)?;
        let first = text.iter().position(|byte| !byte.is_ascii())?;
        text.get(first.checked_sub(before)?..)
    }
}
