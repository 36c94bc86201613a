//! Logs that reveal changes. Each entry's hash covers the entry before it, and copies of the last hash are
//! stored elsewhere. So changed, missing and rewritten entries are detected.

use super::{StoreError, Tx, params};
use crate::{Millis, rfc3339};
use coverlist_messages::{Message, text};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The end of a log: how many entries it has, and which is the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub entries: i64,
    /// The hash of the last entry, in hexadecimal. It is empty if the log is empty.
    pub hash: String,
}

/// A copy of a log's head that was stored earlier.
pub struct KeptHead {
    pub head: Head,
    /// When the copy was stored.
    pub at: Millis,
}

/// The hash of an entry in hexadecimal. It covers the whole entry and the hash of the entry before it.
pub(super) fn hash(previous: &str, entry: &Value) -> String {
    base16ct::lower::encode_string(&Sha256::digest(serde_json::json!([previous, entry]).to_string()))
}

/// Stores a copy of a log's head, unless a copy for the same number of entries exists.
pub fn keep_head(tx: &Tx<'_>, log: &str, head: &Head, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO log_head (log, entries, hash, at) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM log_head WHERE log = ?1 AND entries = ?2)",
        params![log, head.entries, &head.hash, now],
    )?;
    Ok(())
}

/// The copies of a log's head that were stored after a time.
pub fn kept_heads(tx: &Tx<'_>, log: &str, after: Millis) -> Result<Vec<KeptHead>, StoreError> {
    tx.query(
        "SELECT entries, hash, at FROM log_head WHERE log = ?1 AND at > ?2 ORDER BY entries",
        params![log, after],
        |row| Ok(KeptHead { head: Head { entries: row.get(0)?, hash: row.get(1)? }, at: row.get(2)? }),
    )
}

/// A sign that somebody has changed a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// An entry does not match its hash, or the hash of the entry before it.
    Changed {
        /// The position of the entry in the log, from 1.
        entry: i64,
    },
    /// Entries are missing between others.
    Missing {
        /// The position of the first missing entry.
        from: i64,
        /// The position of the last missing entry.
        to: i64,
    },
    /// Entries at the end are missing, because an earlier copy of the head counts more of them.
    Truncated {
        /// The number of entries according to the earlier copy.
        had: i64,
        /// The number of entries now.
        has: i64,
        /// When the earlier copy was stored.
        at: Millis,
    },
    /// All hashes are consistent, but an earlier copy of the head has another hash for this entry.
    Rewritten {
        /// The position of the entry in the log, from 1.
        entry: i64,
        /// When the earlier copy was stored.
        at: Millis,
    },
}

impl Flaw {
    /// A word for programs: `changed`, `missing`, `truncated` or `rewritten`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Changed { .. } => "changed",
            Self::Missing { .. } => "missing",
            Self::Truncated { .. } => "truncated",
            Self::Rewritten { .. } => "rewritten",
        }
    }

    /// Describes the flaw for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Changed { entry } => text::part_audit_changed(entry.to_string()),
            Self::Missing { from, to } => {
                let count = to.abs_diff(*from).saturating_add(1);
                text::part_audit_missing(from.to_string(), to.to_string(), count)
            }
            Self::Truncated { had, has, at } => {
                text::part_audit_truncated(had.unsigned_abs(), has.unsigned_abs(), rfc3339(*at))
            }
            Self::Rewritten { entry, at } => text::part_audit_rewritten(entry.to_string(), rfc3339(*at)),
        }
    }
}

/// Checks a log, entry by entry.
pub struct Check {
    kept: BTreeMap<i64, KeptHead>,
    head: Head,
    flaws: Vec<Flaw>,
}

pub struct Checked {
    /// The end of the log as it is now.
    pub head: Head,
    /// Signs that somebody has changed the log, in the order of its entries.
    pub flaws: Vec<Flaw>,
}

/// An entry with the hashes that the log stores for it.
pub struct Link<'a> {
    /// The position in the log, from 1.
    pub id: i64,
    /// The stored hash of the entry before it.
    pub previous: &'a str,
    pub hash: &'a str,
    /// The content that the hash covers.
    pub content: &'a Value,
}

impl Check {
    /// Starts a check. `kept` holds earlier copies of the log's head.
    pub fn new(kept: Vec<KeptHead>) -> Self {
        let kept = kept.into_iter().map(|kept| (kept.head.entries, kept)).collect();
        Self { kept, head: Head { entries: 0, hash: String::new() }, flaws: Vec::new() }
    }

    pub fn link(&mut self, link: &Link<'_>) {
        let expected = self.head.entries + 1;
        if link.id != expected {
            self.flaws.push(Flaw::Missing { from: expected, to: link.id - 1 });
        }
        let follows = link.previous == self.head.hash || link.id != expected;
        if !follows || link.hash != hash(link.previous, link.content) {
            self.flaws.push(Flaw::Changed { entry: link.id });
        }
        if let Some(KeptHead { at, .. }) = self.kept.get(&link.id).filter(|kept| kept.head.hash != link.hash)
        {
            self.flaws.push(Flaw::Rewritten { entry: link.id, at: *at });
        }
        self.head = Head { entries: link.id, hash: link.hash.to_owned() };
    }

    /// Checks that no entry is missing at the end, and returns the result.
    pub fn end(mut self) -> Checked {
        if let Some((&had, KeptHead { at, .. })) = self.kept.last_key_value() {
            let has = self.head.entries;
            if had > has {
                self.flaws.push(Flaw::Truncated { had, has, at: *at });
            }
        }
        Checked { head: self.head, flaws: self.flaws }
    }
}
