//! Logs whose entries are chained: the hash of each covers the one before it, so that a change made behind the product's
//! back shows. Where a log ended at some moments is kept elsewhere as well, so that a cut or rewritten end shows too.

use super::{StoreError, Tx, params};
use crate::{Millis, rfc3339};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Where a log ends, or ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries it has.
    pub entries: i64,
    /// The hash of the last one, hexadecimal.
    pub hash: String,
}

/// A head that was kept.
pub struct KeptHead {
    /// The head.
    pub head: Head,
    /// When it was kept.
    pub at: Millis,
}

/// The hash of an entry: over the hash of the one before it and everything that it holds.
pub(super) fn hash(previous: &str, entry: &Value) -> String {
    base16ct::lower::encode_string(&Sha256::digest(serde_json::json!([previous, entry]).to_string()))
}

/// Keeps the head of a log, unless it is kept already.
pub fn keep_head(tx: &Tx<'_>, log: &str, head: &Head, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO log_head (log, entries, hash, at) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM log_head WHERE log = ?1 AND entries = ?2)",
        params![log, head.entries, &head.hash, now],
    )?;
    Ok(())
}

/// The heads of a log that were kept after some moment.
pub fn kept_heads(tx: &Tx<'_>, log: &str, after: Millis) -> Result<Vec<KeptHead>, StoreError> {
    tx.query(
        "SELECT entries, hash, at FROM log_head WHERE log = ?1 AND at > ?2 ORDER BY entries",
        params![log, after],
        |row| Ok(KeptHead { head: Head { entries: row.get(0)?, hash: row.get(1)? }, at: row.get(2)? }),
    )
}

/// What is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// An entry does not fit its hash, or the entry before it.
    Changed {
        /// Its number.
        entry: i64,
    },
    /// Entries are not there.
    Missing {
        /// The first one.
        from: i64,
        /// The last one.
        to: i64,
    },
    /// The log ended later than it does now.
    Truncated {
        /// How many entries it had.
        had: i64,
        /// How many it has.
        has: i64,
        /// When it had them.
        at: Millis,
    },
    /// Entries up to this one are sound in themselves, and not what they were.
    Rewritten {
        /// The number of the entry whose hash was another.
        entry: i64,
        /// When it was.
        at: Millis,
    },
}

impl Flaw {
    /// For programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Changed { .. } => "changed",
            Self::Missing { .. } => "missing",
            Self::Truncated { .. } => "truncated",
            Self::Rewritten { .. } => "rewritten",
        }
    }

    /// For people.
    pub fn message(&self) -> String {
        match self {
            Self::Changed { entry } => format!("entry {entry} was changed, or the one before it"),
            Self::Missing { from, to } if from == to => format!("entry {from} is missing"),
            Self::Missing { from, to } => format!("entries {from} to {to} are missing"),
            Self::Truncated { had, has, at } => {
                format!("its end is missing: it had {had} entries at {} and has {has}", rfc3339(*at))
            }
            Self::Rewritten { entry, at } => {
                format!("it was rewritten: at {} entry {entry} had another hash", rfc3339(*at))
            }
        }
    }
}

/// Checks a log, entry by entry.
pub struct Check {
    kept: BTreeMap<i64, KeptHead>,
    head: Head,
    flaws: Vec<Flaw>,
}

/// What came of it.
pub struct Checked {
    /// Where the log ends.
    pub head: Head,
    /// What is wrong with it, in its order.
    pub flaws: Vec<Flaw>,
}

/// An entry, as far as its chain goes.
pub struct Link<'a> {
    /// Its number, from 1.
    pub id: i64,
    /// The hash of the entry before it, as it says itself.
    pub previous: &'a str,
    /// Its hash, as it says itself.
    pub hash: &'a str,
    /// What it holds.
    pub content: &'a Value,
}

impl Check {
    /// A check against heads that were kept.
    pub fn new(kept: Vec<KeptHead>) -> Self {
        let kept = kept.into_iter().map(|kept| (kept.head.entries, kept)).collect();
        Self { kept, head: Head { entries: 0, hash: String::new() }, flaws: Vec::new() }
    }

    /// Looks at the next entry.
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

    /// Ends the check.
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
