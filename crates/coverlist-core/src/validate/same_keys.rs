//! Rows that share a key.

use super::RowStatus;
use super::same_key::SameKey;
use crate::findings::Finding;
use crate::record::MatchKey;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// Finds rows that share a key, and judges them. A file and a sheet feed it row by row. It keeps a few bytes
/// for each row, and no text.
#[derive(Debug)]
pub(crate) struct SameKeys {
    keys: FirstLines,
    groups: BTreeMap<u32, SameKey>,
}

impl SameKeys {
    /// Creates an empty value with room for this many rows.
    pub(crate) fn with_capacity(rows: usize) -> Self {
        Self { keys: FirstLines::with_capacity(rows), groups: BTreeMap::new() }
    }

    /// Adds a row. `has_key` tells whether an earlier line has the same key, and `says_the_same` whether its
    /// other cells have the same values.
    pub(crate) fn add(
        &mut self,
        line: u32,
        key: &MatchKey,
        has_key: impl Fn(u32) -> bool,
        says_the_same: impl FnOnce(u32) -> bool,
    ) {
        if let Some(first) = self.keys.first_or_insert(key.as_str(), line, has_key) {
            let group = self.groups.entry(first).or_insert_with(|| SameKey::new(vec![first], false));
            group.add(line, group.agree() && !says_the_same(first));
        }
    }

    /// The rows that share a key, each with its finding and its status: rows that repeat the first one are
    /// set aside, and rows that contradict each other are rejected.
    pub(crate) fn judge(&self) -> impl Iterator<Item = (u32, Finding, RowStatus)> {
        self.groups.values().flat_map(|same| {
            same.rows().iter().filter_map(|&line| {
                let finding = Finding::row(same.code(line)?, line);
                let row_status =
                    if same.sets_aside(line) { RowStatus::SetAside } else { RowStatus::Rejected };
                Some((line, same.named_by(finding, line, |line| line), row_status))
            })
        })
    }
}

/// The first line with each text, by the hash of the text. The text itself is elsewhere.
#[derive(Debug)]
pub(super) struct FirstLines(HashTable<(u64, u32)>);

impl FirstLines {
    pub(super) fn with_capacity(texts: usize) -> Self {
        Self(HashTable::with_capacity(texts))
    }

    /// The first line with this text, or `None` when this line is the first. `same` compares the text of a
    /// line.
    pub(super) fn first_or_insert(
        &mut self,
        text: &str,
        line: u32,
        same: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(text);
        let is_same = |&(other, first): &(u64, u32)| other == hash && same(first);
        match self.0.entry(hash, is_same, |&(hash, _)| hash) {
            Entry::Occupied(first) => Some(first.get().1),
            Entry::Vacant(place) => {
                place.insert((hash, line));
                None
            }
        }
    }
}
