//! Rows that share a key.

use super::RowStatus;
use crate::findings::{Code, Finding};
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
    groups: BTreeMap<u32, Group>,
}

/// The rows that have the same key.
#[derive(Debug)]
struct Group {
    /// The first line and the others, in file order.
    lines: Vec<u32>,
    /// Whether the rows have different values.
    differ: bool,
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
            let group =
                self.groups.entry(first).or_insert_with(|| Group { lines: vec![first], differ: false });
            group.lines.push(line);
            group.differ = group.differ || !says_the_same(first);
        }
    }

    /// The rows that share a key, each with its finding and its status: rows that repeat the first one are
    /// set aside, and rows that contradict each other are rejected.
    pub(crate) fn judge(&self) -> impl Iterator<Item = (u32, Finding, RowStatus)> {
        self.groups.values().flat_map(Group::judge)
    }
}

impl Group {
    fn judge(&self) -> impl Iterator<Item = (u32, Finding, RowStatus)> {
        let Self { lines, differ } = self;
        let judged = if *differ { lines.as_slice() } else { lines.get(1..).unwrap_or_default() };
        judged.iter().map(|&line| {
            if *differ {
                let others = lines.iter().copied().filter(|&other| other != line);
                let finding = Finding::row(Code::KeyConflict, line).naming(others, lines.len() - 1);
                (line, finding, RowStatus::Rejected)
            } else {
                let finding = Finding::row(Code::KeyRepeated, line).naming([lines[0]], 1);
                (line, finding, RowStatus::SetAside)
            }
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
