//! Rows that share a key or a policy number.

use super::columns::Hashed;
use super::groups::{group_by_text, repeated};
use super::layout::Layout;
use super::row_cells::RowCells;
use super::same_key::SameKey;
use super::scan::Scan;
use crate::findings::{Code, Finding};
use crate::read::Table;
use crate::record::{Field, MatchKey, RecordKind, inserted, sorted};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The rows that share a key or a policy number with others. A group is named by its first row.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    keys: BTreeMap<u32, SameKey>,
    /// The group of each row in [`Repeats::keys`].
    key_of: BTreeMap<u32, u32>,
    policies: BTreeMap<u32, SamePolicy>,
    /// The group of each row in [`Repeats::policies`].
    policy_of: BTreeMap<u32, u32>,
}

/// Rows that may share a key or a policy number, in file order.
#[derive(Clone, Debug)]
pub(super) struct Alike {
    by_key: Vec<u32>,
    by_policy: Vec<u32>,
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

    fn key_text(self, row: usize) -> String {
        self.match_key(row).as_str().to_owned()
    }

    fn policy_number(self, row: usize) -> String {
        self.cells(row).policy_number().into_owned()
    }
}

impl Repeats {
    pub(super) fn of(file: FileRows<'_>) -> Self {
        let mut repeats = Self::default();
        if file.layout.may_repeat_keys() {
            return repeats;
        }
        let keys = repeated(file.scan.key_hashes(), |row| file.key_text(row));
        keys.into_values().for_each(|rows| repeats.add_key(file, rows));
        let policies = repeated(file.scan.policy_hashes(), |row| file.policy_number(row));
        policies.into_values().for_each(|rows| repeats.add_policy(file, rows));
        repeats
    }

    /// Renews the groups of rows that may be alike, after a row has changed.
    pub(super) fn renew(&mut self, file: FileRows<'_>, changed: u32, alike: &Alike) {
        if file.layout.may_repeat_keys() {
            return;
        }
        for row in alike.by_key.iter().chain([&changed]) {
            self.key_of.remove(row).map(|group| self.keys.remove(&group));
        }
        for row in alike.by_policy.iter().chain([&changed]) {
            self.policy_of.remove(row).map(|group| self.policies.remove(&group));
        }
        let mut keys = BTreeMap::new();
        group_by_text(&alike.by_key, &|row| file.key_text(row), &mut keys);
        keys.into_values().for_each(|rows| self.add_key(file, rows));
        let mut policies = BTreeMap::new();
        group_by_text(&alike.by_policy, &|row| file.policy_number(row), &mut policies);
        policies.into_values().for_each(|rows| self.add_policy(file, rows));
    }

    /// Adds the rows with one key, at least two.
    fn add_key(&mut self, file: FileRows<'_>, rows: Vec<u32>) {
        let differ = differ(file, &rows);
        self.key_of.extend(rows.iter().map(|&row| (row, rows[0])));
        let kept = file.layout.kept();
        let is_kept = |row: u32| kept.contains(&file.scan.line(row as usize));
        self.keys.insert(rows[0], SameKey::new(rows, differ).keeping(is_kept));
    }

    /// Adds the rows with one policy number, if they have different keys.
    fn add_policy(&mut self, file: FileRows<'_>, mut rows: Vec<u32>) {
        rows.retain(|&row| !self.same_key(row).is_some_and(|same| same.sets_aside(row)));
        let mut firsts: HashMap<MatchKey, u32> = HashMap::new();
        let first_of = |row: u32| *firsts.entry(file.match_key(row as usize)).or_insert(row);
        let rows: BTreeMap<u32, u32> = inserted(rows.iter().copied().zip(rows.iter().copied().map(first_of)));
        let people: Vec<u32> = rows.iter().filter(|(row, first)| row == first).map(|(&row, _)| row).collect();
        if people.len() > 1 {
            self.policy_of.extend(rows.keys().map(|&row| (row, people[0])));
            self.policies.insert(people[0], SamePolicy { rows, people });
        }
    }

    fn same_key(&self, row: u32) -> Option<&SameKey> {
        self.key_of.get(&row).map(|group| &self.keys[group])
    }

    /// Whether each of `rows` rows shares a key or a policy number with others.
    pub(super) fn mark(&self, rows: usize) -> Vec<bool> {
        let mut marks = vec![false; rows];
        self.key_of.keys().chain(self.policy_of.keys()).for_each(|&row| marks[row as usize] = true);
        marks
    }

    /// The codes of the findings of a row.
    pub(super) fn codes_of(&self, row: u32) -> impl Iterator<Item = Code> {
        let key = self.same_key(row).and_then(|same| same.code(row));
        let policy = self.policy_of.contains_key(&row).then_some(Code::PolicyRepeated);
        key.into_iter().chain(policy)
    }

    /// The findings of a row.
    pub(super) fn findings(&self, scan: &Scan, row: u32) -> impl Iterator<Item = Finding> {
        let key = self.same_key(row).and_then(|same| key_finding(scan, same, row));
        let policy =
            self.policy_of.get(&row).and_then(|group| policy_finding(scan, &self.policies[group], row));
        key.into_iter().chain(policy)
    }
}

impl Alike {
    /// The rows whose key has one of these hashes, and the rows whose policy number has the hash of one of
    /// theirs or one of these.
    pub(super) fn of(scan: &Scan, keys: &[Hashed], policies: &[Hashed]) -> Self {
        let by_key = with_hash(scan.key_hashes(), keys);
        let of_rows = by_key.iter().map(|&row| scan.policy_hashes()[row as usize]);
        let policies: Vec<Hashed> = policies.iter().copied().chain(of_rows).collect();
        Self { by_policy: with_hash(scan.policy_hashes(), &policies), by_key }
    }

    /// All rows.
    pub(super) fn rows(&self) -> BTreeSet<u32> {
        inserted(self.by_key.iter().chain(&self.by_policy).copied())
    }
}

/// The rows with one of the sought hashes, in file order. Zero is no hash.
pub(super) fn with_hash(hashes: &[Hashed], sought: &[Hashed]) -> Vec<u32> {
    let mut sought = sorted(sought.iter().copied().filter(|&hash| hash != 0).collect());
    sought.dedup();
    let rows = (0..).zip(hashes);
    match sought[..] {
        [] => Vec::new(),
        [one] => rows.filter(|(_, hash)| **hash == one).map(|(row, _)| row).collect(),
        [one, two] => rows.filter(|(_, hash)| **hash == one || **hash == two).map(|(row, _)| row).collect(),
        _ => rows.filter(|(_, hash)| sought.binary_search(hash).is_ok()).map(|(row, _)| row).collect(),
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
    let finding = cell(scan, Field::Key, same.code(row)?, row)?;
    Some(same.named_by(finding, row, |row| scan.line(row as usize)))
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
