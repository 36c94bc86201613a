//! Merges the entries of the two logs by time.

use super::Cursor;
use crate::Millis;
use coverlist_api::{LogEntry, LogName, Page};

/// An entry with its time as a number.
pub(super) struct Timed {
    pub(super) at: Millis,
    pub(super) entry: LogEntry,
}

/// The newest `limit` entries of two lists, which are in the order of their logs, and the cursor after them.
/// Each list has one entry more than the page if there are more.
pub(super) fn merge(
    audit: Vec<Timed>,
    access: Vec<Timed>,
    mut cursor: Cursor,
    limit: usize,
) -> Page<LogEntry> {
    let (mut audit, mut access) = (audit.into_iter().peekable(), access.into_iter().peekable());
    let mut rows = Vec::new();
    while rows.len() < limit {
        let is_audit = match (audit.peek(), access.peek()) {
            (None, None) => return Page { rows, next: None },
            (Some(_), None) => true,
            (None, Some(_)) => false,
            // Each log keeps its order, even if the clock was set back.
            (Some(one), Some(other)) => one.at >= other.at,
        };
        let Some(Timed { entry, .. }) = (if is_audit { audit.next() } else { access.next() }) else { break };
        match entry.log {
            LogName::Audit => cursor.audit = entry.entry,
            LogName::Access => cursor.access = entry.entry,
        }
        rows.push(entry);
    }
    let has_more = audit.peek().is_some() || access.peek().is_some();
    Page { rows, next: has_more.then(|| cursor.to_string()) }
}
