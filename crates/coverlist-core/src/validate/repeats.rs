//! Rows that share a key or a policy number.

use super::RowStatus;
use super::layout::{Layout, RowCells};
use super::row::says_the_same;
use super::same_keys::{FirstLines, SameKeys};
use crate::findings::{Code, Finding};
use crate::read::Table;
use crate::record::{Field, MatchKey, RecordKind};
use std::collections::{BTreeMap, HashSet};

/// Finds rows that share a key or a policy number. It keeps a few bytes for each row, and no text.
#[derive(Debug)]
pub(super) struct Repeats {
    keys: SameKeys,
    policy_numbers: FirstLines,
    same_policy_number: BTreeMap<u32, Vec<u32>>,
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
            keys: SameKeys::with_capacity(rows),
            policy_numbers: FirstLines::with_capacity(policies),
            same_policy_number: BTreeMap::new(),
        }
    }

    pub(super) fn add_key(&mut self, line: u32, cells: &RowCells<'_>, rows: FileRows<'_>) {
        let key = MatchKey::new(rows.kind, cells.key());
        let has_key = |first| rows.match_key(first) == key;
        self.keys.add(line, &key, has_key, |first| says_the_same(&rows.cells(first), cells));
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
        for (line, finding, row_status) in self.keys.judge() {
            findings.push(Finding { column: Some(column), field: Some(Field::Key), ..finding });
            row_statuses[line as usize - 1] = row_status;
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
