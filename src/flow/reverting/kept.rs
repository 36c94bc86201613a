//! The records that an undo keeps. The server lists them among all changes, in the order of the file.

use crate::client::{Failure, ListQuery};
use coverlist_api::{Page, ReversalRow, ReversalView};
use coverlist_core::plan::{Reversal, ReversalCounts};

/// The maximum number of rows that the server sends at once.
const MOST: u32 = 1_000;

/// Pages with only the records that are kept.
#[derive(Clone, Copy, Debug)]
pub struct KeptRows {
    counts: ReversalCounts,
    /// The number of rows that fill a page.
    limit: u32,
}

impl KeptRows {
    pub const fn new(counts: ReversalCounts, limit: u32) -> Self {
        Self { counts, limit }
    }

    /// The next page, of parts of all changes that `fetch` gets. A cursor has the number of records on the
    /// pages before it: after the last record, the rest of the changes is not asked for.
    pub async fn page(
        self,
        cursor: Option<String>,
        fetch: impl AsyncFn(ListQuery) -> Result<ReversalView, Failure>,
    ) -> Result<Page<ReversalRow>, Failure> {
        let (mut found, mut cursor) = resumed(cursor);
        let mut rows = Vec::new();
        loop {
            let part = fetch(ListQuery { limit: Some(self.part()), cursor: cursor.take() }).await?;
            let kept = part.rows.into_iter().filter(|row| row.outcome == Reversal::Kept);
            let before = rows.len();
            rows.extend(kept);
            found += rows.len() - before;
            cursor = part.next.filter(|_| found < self.counts.kept as usize);
            if cursor.is_none() || rows.len() >= self.limit as usize {
                return Ok(Page { rows, next: cursor.map(|cursor| format!("{found} {cursor}")) });
            }
        }
    }

    /// The number of changes among which a page of kept records probably is.
    fn part(self) -> u32 {
        let all_of_one = self.counts.total() / self.counts.kept.max(1);
        self.limit.saturating_mul(all_of_one).clamp(self.limit, MOST)
    }
}

/// The number of records that were found before a cursor, and the server's own cursor.
fn resumed(cursor: Option<String>) -> (usize, Option<String>) {
    let parts = cursor.as_deref().and_then(|cursor| cursor.split_once(' '));
    parts.map_or((0, None), |(found, cursor)| (found.parse().unwrap_or_default(), Some(cursor.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_api::RecordRef;
    use futures_util::FutureExt;
    use std::cell::Cell;

    fn row(line: u32, is_kept: bool) -> ReversalRow {
        ReversalRow {
            line,
            key: line.to_string(),
            record: RecordRef { id: 1, label: String::new() },
            outcome: if is_kept { Reversal::Kept } else { Reversal::Reverted },
            changes: vec![],
        }
    }

    /// The lines on each page of `kept`, of a server with `all` changes, and how often it was asked.
    fn pages(all: u32, kept: &[u32], limit: u32) -> (Vec<Vec<u32>>, u32) {
        let counts = ReversalCounts { reverted: all - kept.len() as u32, kept: kept.len() as u32 };
        let asked = Cell::new(0);
        let fetch = async |query: ListQuery| {
            asked.set(asked.get() + 1);
            let after: u32 = query.cursor.map_or(0, |cursor| cursor.parse().expect("the server's cursor"));
            let last = (after + query.limit.expect("a limit")).min(all);
            let rows = (after + 1..=last).map(|line| row(line, kept.contains(&line))).collect();
            let next = (last < all).then(|| last.to_string());
            Ok(ReversalView { run: 1, counts, rows, next })
        };
        let (mut pages, mut cursor) = (Vec::new(), None);
        loop {
            let page = KeptRows::new(counts, limit).page(cursor, fetch).now_or_never();
            let page = page.expect("no wait").expect("a page");
            pages.push(page.rows.iter().map(|row| row.line).collect());
            cursor = page.next;
            if cursor.is_none() {
                return (pages, asked.get());
            }
        }
    }

    #[test]
    fn the_kept_records_are_found_wherever_they_are() {
        assert_eq!(pages(2_500, &[2, 2_400], 100), (vec![vec![2, 2_400]], 3));
        assert_eq!(pages(9, &[1, 2, 3, 9], 3), (vec![vec![1, 2, 3], vec![9]], 2));
    }

    #[test]
    fn nothing_is_asked_for_after_the_last_one() {
        assert_eq!(pages(100_000, &[7], 100), (vec![vec![7]], 1));
        assert_eq!(pages(8, &[1, 2], 2), (vec![vec![1, 2]], 1));
    }
}
