//! Rows that share a key or a policy number.

use super::groups::repeated;
use super::layout::Layout;
use super::row_cells::RowCells;
use super::scan::Scan;
use crate::findings::{Code, Finding};
use crate::read::Table;
use crate::record::{Field, MatchKey, RecordKind};
use std::collections::{BTreeMap, HashMap};

/// The rows that share a key or a policy number with others.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    keys: Vec<SameKey>,
    /// The place in [`Repeats::keys`] of each row in it.
    key_of: BTreeMap<u32, usize>,
    policies: Vec<SamePolicy>,
    policy_of: BTreeMap<u32, usize>,
}

/// The rows that have the same key.
#[derive(Clone, Debug)]
struct SameKey {
    /// The first row and the others, in file order.
    rows: Vec<u32>,
    /// Whether the rows have different values.
    differ: bool,
}

/// The rows that have the same policy number but different keys.
#[derive(Clone, Debug)]
struct SamePolicy {
    /// Each row, with the first row that has its key.
    rows: BTreeMap<u32, u32>,
    /// The first row of each key, in file order.
    people: Vec<u32>,
}

/// The objects that comparing two rows of a file needs.
#[derive(Clone, Copy)]
pub(super) struct FileRows<'a> {
    pub(super) table: &'a Table,
    pub(super) kind: RecordKind,
    pub(super) layout: &'a Layout,
    pub(super) scan: &'a Scan,
}

impl<'a> FileRows<'a> {
    fn cells(self, row: usize) -> RowCells<'a> {
        RowCells::of(self.layout, self.table.record(self.scan.line(row)))
    }

    fn match_key(self, row: usize) -> MatchKey {
        MatchKey::new(self.kind, &self.cells(row).key())
    }
}

impl Repeats {
    pub(super) fn of(rows: FileRows<'_>) -> Self {
        let mut repeats = Self::default();
        repeats.find_keys(rows);
        repeats.find_policies(rows);
        repeats
    }

    fn find_keys(&mut self, file: FileRows<'_>) {
        let key = |row| file.match_key(row).as_str().to_owned();
        for rows in repeated(file.scan.key_hashes(), key).into_values() {
            self.key_of.extend(rows.iter().map(|&row| (row, self.keys.len())));
            self.keys.push(SameKey { differ: differ(file, &rows), rows });
        }
    }

    fn find_policies(&mut self, file: FileRows<'_>) {
        let number = |row: usize| file.cells(row).policy_number().into_owned();
        for mut rows in repeated(file.scan.policy_hashes(), number).into_values() {
            rows.retain(|&row| !self.sets_aside(row));
            let mut firsts: HashMap<MatchKey, u32> = HashMap::new();
            let first_of = |row: u32| *firsts.entry(file.match_key(row as usize)).or_insert(row);
            let rows: BTreeMap<u32, u32> =
                rows.iter().copied().zip(rows.iter().copied().map(first_of)).collect();
            let people: Vec<u32> =
                rows.iter().filter(|(row, first)| row == first).map(|(&row, _)| row).collect();
            if people.len() > 1 {
                self.policy_of.extend(rows.keys().map(|&row| (row, self.policies.len())));
                self.policies.push(SamePolicy { rows, people });
            }
        }
    }

    /// Whether a row repeats an earlier one, and is set aside.
    pub(super) fn sets_aside(&self, row: u32) -> bool {
        let same = self.key_of.get(&row).map(|&place| &self.keys[place]);
        same.is_some_and(|same| !same.differ && same.rows[0] != row)
    }

    /// The rows that share a key or a policy number with others.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> {
        self.key_of.keys().chain(self.policy_of.keys()).copied()
    }

    /// The codes of the findings of a row.
    pub(super) fn codes_of(&self, row: u32) -> impl Iterator<Item = Code> {
        let same_key = self.key_of.get(&row).map(|&place| &self.keys[place]);
        let key = same_key.filter(|same| same.differ || same.rows[0] != row);
        let key = key.map(|same| if same.differ { Code::KeyConflict } else { Code::KeyRepeated });
        let policy = self.policy_of.contains_key(&row).then_some(Code::PolicyRepeated);
        key.into_iter().chain(policy)
    }

    /// The findings of a row.
    pub(super) fn findings(&self, scan: &Scan, row: u32) -> impl Iterator<Item = Finding> {
        let key = self.key_of.get(&row).and_then(|&place| key_finding(scan, &self.keys[place], row));
        let policy =
            self.policy_of.get(&row).and_then(|&place| policy_finding(scan, &self.policies[place], row));
        key.into_iter().chain(policy)
    }
}

/// Whether rows with the same key have different values.
fn differ(file: FileRows<'_>, rows: &[u32]) -> bool {
    let first = file.cells(rows[0] as usize);
    rows[1..].iter().any(|&row| !says_the_same(&first, &file.cells(row as usize)))
}

/// Whether two rows are equal apart from their keys: each field has the same text, or the same value in two
/// notations.
fn says_the_same(one: &RowCells<'_>, other: &RowCells<'_>) -> bool {
    let pairs = one.by_slot().zip(other.by_slot());
    let values = pairs.filter(|((slot, _), _)| slot.checker.field() != Field::Key);
    let mut different = values.filter(|((_, one), (_, other))| one != other);
    different.all(|((slot, one), (_, other))| {
        let value = |text: &str| slot.checker.judge(text).value.filter(|_| !text.is_empty());
        value(&one).is_some_and(|one| Some(one) == value(&other))
    })
}

fn key_finding(scan: &Scan, same: &SameKey, row: u32) -> Option<Finding> {
    let line = |row: u32| scan.line(row as usize);
    let finding = |code| cell(scan, Field::Key, code, row);
    if same.differ {
        let others = same.rows.iter().filter(|&&other| other != row).map(|&other| line(other));
        Some(finding(Code::KeyConflict)?.naming(others, same.rows.len() - 1))
    } else if same.rows[0] != row {
        Some(finding(Code::KeyRepeated)?.naming([line(same.rows[0])], 1))
    } else {
        None
    }
}

fn policy_finding(scan: &Scan, same: &SamePolicy, row: u32) -> Option<Finding> {
    let first = same.rows.get(&row)?;
    let others = same.people.iter().filter(|other| *other != first).map(|&other| scan.line(other as usize));
    Some(cell(scan, Field::PolicyNumber, Code::PolicyRepeated, row)?.naming(others, same.people.len() - 1))
}

/// A finding about the cell of a field.
fn cell(scan: &Scan, field: Field, code: Code, row: u32) -> Option<Finding> {
    let position = scan.column(field)?.position;
    Some(Finding::cell(code, scan.line(row as usize), position, Some(field)))
}
