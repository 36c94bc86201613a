//! Changes a cell of a validated file. The verdict is then the one of a file with that text in the cell.

use super::columns::Hashed;
use super::repeats::Alike;
use super::second_table::second_table;
use super::{Validator, Verdict};
use crate::findings::Code;
use crate::read::Table;
use crate::record::Field;
use serde::{Deserialize, Serialize};

/// The reason why a cell cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EditRefusal {
    /// The rows are not checked, because something blocks the whole file.
    NotChecked,
    /// The line is no row below the header, or the file has no column for the field.
    NoCell,
    /// The split of the row into cells is uncertain.
    Unsplittable,
}

impl Verdict {
    /// Changes the cell of a field on `line` to `text`; `None` restores the file's own text. The table and
    /// the verdict change together, and the verdict is the one that a validation of the changed table
    /// has.
    ///
    /// # Errors
    ///
    /// When the cell cannot be changed. Then nothing changes.
    pub fn edit(
        &mut self,
        table: &mut Table,
        line: u32,
        field: Field,
        text: Option<&str>,
    ) -> Result<(), EditRefusal> {
        if !self.checked {
            return Err(EditRefusal::NotChecked);
        }
        let place = self.scan.row(line).zip(self.layout.column(field));
        let (row, column) = place.ok_or(EditRefusal::NoCell)?;
        if self.scan.reason(row).is_some_and(Code::is_of_shape) {
            return Err(EditRefusal::Unsplittable);
        }
        let before = self.row_before(row);
        let is_alone = self.scan.withdraw(table, &self.layout, row);
        let is_changed = table.edit(line, column, text);
        let is_rescanned = is_alone && self.scan.rescan(table, &self.layout, row);
        if is_rescanned && self.has_same_tables(table) {
            self.recount(table, row, &before);
        } else if is_alone || is_changed {
            self.validate_again(table);
        }
        if is_changed { Ok(()) } else { Err(EditRefusal::Unsplittable) }
    }

    /// Whether the second table begins where it began before the change of a cell.
    fn has_same_tables(&self, table: &Table) -> bool {
        second_table(table, &self.layout, self.header_line()) == self.layout.second_table()
    }

    fn row_before(&self, row: usize) -> Before {
        let mut codes = Vec::new();
        self.judge_row(row, &mut codes);
        Before { codes, key: self.scan.key_hashes()[row], policy: self.scan.policy_hashes()[row] }
    }

    /// Renews the results of a changed row and of the rows that share or shared its key or policy number.
    fn recount(&mut self, table: &Table, row: usize, before: &Before) {
        self.results.take_back(self.index(row), &before.codes);
        self.note_flaws(table);
        let proven = self.prove();
        if !proven.judge_like(&self.proven) {
            self.conclude(table);
            return;
        }
        self.proven = proven;
        let Self { checks, scan, layout, basis, proven, .. } = self;
        checks.renew(table, scan, layout, &basis.template, proven, row);
        let now = self.row_before(row);
        let alike = Alike::of(&self.scan, &[before.key, now.key], &[before.policy, now.policy]);
        let others: Vec<u32> = alike.rows().into_iter().filter(|&other| other as usize != row).collect();
        let mut codes = Vec::new();
        for &other in &others {
            codes.clear();
            self.judge_row(other as usize, &mut codes);
            self.results.take_back(self.index(other as usize), &codes);
        }
        let mut repeats = std::mem::take(&mut self.repeats);
        repeats.renew(self.file_rows(table), row as u32, &alike);
        self.repeats = repeats;
        for row in others.into_iter().map(|other| other as usize).chain([row]) {
            codes.clear();
            let row_status = self.judge_row(row, &mut codes);
            self.results.put(self.index(row), row_status, &codes);
        }
        self.sum_up(table);
    }

    /// The place of a row in the results.
    fn index(&self, row: usize) -> usize {
        self.scan.line(row) as usize - 1
    }

    /// Scans all rows again.
    pub(super) fn validate_again(&mut self, table: &Table) {
        self.scan.clear(&self.layout);
        *self = Validator::again(self, table).finish(table);
    }
}

/// What a row was before its change.
struct Before {
    /// The codes of its findings.
    codes: Vec<Code>,
    /// The hashes of its key and its policy number.
    key: Hashed,
    policy: Hashed,
}
