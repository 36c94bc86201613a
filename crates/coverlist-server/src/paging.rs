//! Reads long lists in chunks, and responds with pages.

use coverlist_api::Page;

/// The number of rows that are read or written at a time. It limits the memory that a long list needs.
pub const CHUNK: u32 = 1_000;

/// The number of rows on a page if the request does not name one.
const DEFAULT_LIMIT: u32 = 100;
/// The maximum number of rows on a page.
const MAX_LIMIT: u32 = 1_000;

/// The number of rows on a page, for the number that a request names. `None` for a request of 0 rows.
pub fn limit(asked: Option<u32>) -> Option<u32> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT);
    (limit > 0).then_some(limit)
}

/// Reads a list in chunks, from a cursor on, until `take` returns `false` or the list ends.
///
/// `read` returns at most [`CHUNK`] rows after a cursor. `cursor_of` returns the cursor after a row.
pub fn each_chunk<T, C, E>(
    mut cursor: C,
    mut read: impl FnMut(&C) -> Result<Vec<T>, E>,
    cursor_of: impl Fn(&T) -> C,
    mut take: impl FnMut(Vec<T>) -> Result<bool, E>,
) -> Result<(), E> {
    loop {
        let chunk = read(&cursor)?;
        let Some(last) = chunk.last() else { return Ok(()) };
        cursor = cursor_of(last);
        let is_last = chunk.len() < CHUNK as usize;
        if !take(chunk)? || is_last {
            return Ok(());
        }
    }
}

/// Collects the rows of a page, and one row more, which shows whether another page follows.
pub struct Paged<T> {
    rows: Vec<T>,
    limit: usize,
}

impl<T> Paged<T> {
    /// Starts a page of at most `limit` rows.
    pub fn new(limit: u32) -> Self {
        Self { rows: Vec::new(), limit: limit as usize }
    }

    /// How many more rows the page takes.
    pub fn room(&self) -> usize {
        self.limit + 1 - self.rows.len()
    }

    /// Adds rows while there is room. Returns whether there is still room.
    pub fn fill(&mut self, rows: impl IntoIterator<Item = T>) -> bool {
        self.rows.extend(rows.into_iter().take(self.room()));
        self.room() > 0
    }

    /// The rows of the page, and the one that shows whether another page follows.
    pub fn into_rows(self) -> Vec<T> {
        self.rows
    }

    /// Returns the page. `cursor_of` returns the cursor after a row.
    pub fn finish(mut self, cursor_of: impl Fn(&T) -> String) -> Page<T> {
        let more = self.room() == 0;
        self.rows.truncate(self.limit);
        let next = self.rows.last().filter(|_| more).map(cursor_of);
        Page { rows: self.rows, next }
    }
}
