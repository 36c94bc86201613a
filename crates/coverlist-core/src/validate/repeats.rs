//! Rows that share a key or a policy number.

use super::RowStatus;
use super::layout::{Layout, RowCells};
use super::row::says_the_same;
use crate::findings::{Code, Finding};
use crate::read::Table;
use crate::record::{Field, MatchKey, RecordKind};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// Finds rows that share a key or a policy number. It keeps a few bytes for each row, and no text.
#[derive(Debug)]
pub(super) struct Repeats {
    keys: FirstLines,
    policy_numbers: FirstLines,
    same_key: BTreeMap<u32, SameKey>,
    same_policy_number: BTreeMap<u32, Vec<u32>>,
}

/// The rows that have the same key.
#[derive(Debug)]
struct SameKey {
    /// The first line and the others, in file order.
    lines: Vec<u32>,
    /// Whether the rows have different values.
    differ: bool,
}

/// The objects that comparing two rows of a file needs.
#[derive(Clone, Copy)]
pub(super) struct FileRows<'a> {
    pub(super) table: &'a Table,
    pub(super) kind: RecordKind,
    pub(super) layout: &'a Layout,
}

impl<'a> FileRows<'a> {
    fn cells(self, line: u32) -> RowCells<'a> {
        self.layout.cells(self.table.record(line))
    }

    fn match_key(self, line: u32) -> MatchKey {
        MatchKey::new(self.kind, self.cells(line).key())
    }
}

impl Repeats {
    /// Creates an empty value with room for this many rows.
    pub(super) fn with_capacity(rows: usize, kind: RecordKind) -> Self {
        // One policy may cover several devices, so repeated policy numbers are reported only for users.
        let policies = if kind == RecordKind::User { rows } else { 0 };
        Self {
            keys: FirstLines::with_capacity(rows),
            policy_numbers: FirstLines::with_capacity(policies),
            same_key: BTreeMap::new(),
            same_policy_number: BTreeMap::new(),
        }
    }

    pub(super) fn add_key(&mut self, line: u32, cells: &RowCells<'_>, rows: FileRows<'_>) {
        let key = MatchKey::new(rows.kind, cells.key());
        let same = |first| rows.match_key(first) == key;
        if let Some(first) = self.keys.first_or_insert(key.as_str(), line, same) {
            let same_key =
                self.same_key.entry(first).or_insert_with(|| SameKey { lines: vec![first], differ: false });
            same_key.lines.push(line);
            same_key.differ = same_key.differ || !says_the_same(&rows.cells(first), cells);
        }
    }

    pub(super) fn add_policy_number(&mut self, line: u32, cells: &RowCells<'_>, rows: FileRows<'_>) {
        if rows.kind != RecordKind::User {
            return;
        }
        let number = cells.policy_number();
        let same = |first| rows.cells(first).policy_number() == number;
        if let Some(first) = self.policy_numbers.first_or_insert(number, line, same) {
            self.same_policy_number.entry(first).or_insert_with(|| vec![first]).push(line);
        }
    }

    /// Adds findings about rows with one key: equal rows are set aside, contradicting rows are rejected.
    pub(super) fn judge_keys(
        &self,
        layout: &Layout,
        row_statuses: &mut [RowStatus],
        findings: &mut Vec<Finding>,
    ) {
        let Some(column) = layout.column(Field::Key) else { return };
        for SameKey { lines, differ } in self.same_key.values() {
            let judged = if *differ { lines.as_slice() } else { lines.get(1..).unwrap_or_default() };
            for &line in judged {
                let (code, row_status) = if *differ {
                    (Code::KeyConflict, RowStatus::Rejected)
                } else {
                    (Code::KeyRepeated, RowStatus::SetAside)
                };
                let finding = Finding::cell(code, line, column, Some(Field::Key));
                findings.push(if *differ {
                    finding.naming(lines.iter().copied().filter(|&other| other != line), lines.len() - 1)
                } else {
                    finding.naming([lines[0]], 1)
                });
                row_statuses[line as usize - 1] = row_status;
            }
        }
    }

    /// Adds findings about rows that share a policy number but not a key.
    pub(super) fn judge_policy_numbers(
        &self,
        rows: FileRows<'_>,
        row_statuses: &[RowStatus],
        findings: &mut Vec<Finding>,
    ) {
        let Some(column) = rows.layout.column(Field::PolicyNumber) else { return };
        for lines in self.same_policy_number.values() {
            let counted =
                lines.iter().copied().filter(|&line| row_statuses[line as usize - 1] != RowStatus::SetAside);
            let keyed: Vec<(u32, MatchKey)> = counted.map(|line| (line, rows.match_key(line))).collect();
            let mut seen = HashSet::new();
            // The first row of each key represents it.
            let people: Vec<&(u32, MatchKey)> = keyed.iter().filter(|(_, key)| seen.insert(key)).collect();
            if people.len() < 2 {
                continue;
            }
            for (line, key) in &keyed {
                let others = people.iter().filter(|(_, other)| other != key).map(|(line, _)| *line);
                let finding = Finding::cell(Code::PolicyRepeated, *line, column, Some(Field::PolicyNumber));
                findings.push(finding.naming(others, people.len() - 1));
            }
        }
    }
}

/// The first line with each text, by the hash of the text. The text itself is in the table.
#[derive(Debug)]
struct FirstLines(HashTable<(u64, u32)>);

impl FirstLines {
    fn with_capacity(texts: usize) -> Self {
        Self(HashTable::with_capacity(texts))
    }

    /// The first line with this text, or `None` when this line is the first. `same` compares the text of a
    /// line.
    fn first_or_insert(&mut self, text: &str, line: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
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
