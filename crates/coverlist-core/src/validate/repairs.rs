//! Cells with damage that can be undone.

use super::Verdict;
use super::columns::{DateForm, Kind};
use super::correct::{CellChange, Change};
use super::layout::Slot;
use super::lines::Rows;
use super::row_cells::RowCells;
use super::scan::ScannedColumn;
use crate::findings::{Code, Finding};
use crate::read::Table;
use crate::record::Field;
use crate::value::{has_repair, repaired};

/// The number of cells in which a certain repair is looked for. If there is none, the damage of the others
/// probably has no certain repair either.
const SEARCHED: usize = 1_000;

/// A cell rarely has several kinds of damage.
const MOST_DAMAGES: usize = 4;

/// The cells of a field with one kind of damage. At least one of them has a certain repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedCells {
    /// The field whose values the column holds.
    pub field: Field,
    /// The code of the finding about the damage.
    pub code: Code,
    /// The rows with such a cell.
    pub rows: Rows,
}

impl Verdict {
    /// The damaged cells that have a certain repair, by column and code.
    pub fn damaged_cells(&self, table: &Table) -> Vec<DamagedCells> {
        let columns = self.scan.columns().iter().filter(|_| self.checked);
        columns.flat_map(|column| self.damaged_cells_of(table, column)).collect()
    }

    fn damaged_cells_of(&self, table: &Table, column: &ScannedColumn) -> Vec<DamagedCells> {
        let of_cells = column.counts().filter_map(|(kind, _)| kind.code());
        let of_column = self.about_file().iter().filter(|finding| finding.field == Some(column.field));
        let mut codes: Vec<Code> = of_cells.chain(of_column.map(|finding| finding.code)).collect();
        codes.retain(|code| has_repair(*code));
        let damaged = codes.into_iter().filter_map(|code| {
            let codes = [code];
            let some = self.damaged_lines(column, &codes).take(SEARCHED);
            let mut repairs = some.filter_map(|line| self.repaired_cell(table, column, line, &codes));
            repairs.next().is_some().then(|| DamagedCells {
                field: column.field,
                code,
                rows: Rows::of(&self.scan.lines(column, |kind| is_damaged(kind, code))),
            })
        });
        damaged.collect()
    }

    /// The new text of each damaged cell of a row, by field, where the repair is certain.
    pub fn repairs_on(&self, table: &Table, line: u32) -> Vec<(Field, String)> {
        let row = self.scan.row(line).filter(|&row| self.checked && self.scan.is_checked(row));
        let Some(row) = row else { return Vec::new() };
        let repair = |column: &ScannedColumn| {
            let code = column.cells.kind(row).code().filter(|code| has_repair(*code))?;
            Some((column.field, self.repaired_cell(table, column, line, &[code])?))
        };
        self.scan.columns().iter().filter_map(repair).collect()
    }

    /// The line and the new text of each cell of a field that these repairs change.
    pub(super) fn repaired_cells(&self, table: &Table, field: Field, codes: &[Code]) -> Vec<(u32, String)> {
        let Some(column) = self.scan.column(field) else { return Vec::new() };
        let is_found = |code: &&Code| **code != Code::DateHalfConverted || self.is_half_converted(field);
        let codes: Vec<Code> = codes.iter().filter(is_found).copied().collect();
        let lines = self.damaged_lines(column, &codes);
        let repair = |line| Some((line, self.repaired_cell(table, column, line, &codes)?));
        lines.filter_map(repair).collect()
    }

    /// Whether Excel may have turned some dates of a field round. The cells alone do not show it.
    fn is_half_converted(&self, field: Field) -> bool {
        let is_about =
            |finding: &Finding| (finding.code, finding.field) == (Code::DateHalfConverted, Some(field));
        self.about_file().iter().any(is_about)
    }

    /// The fields whose dates these changes turn back.
    pub(super) fn turned_back(&self, changes: &[CellChange]) -> Vec<Field> {
        let turns_back = |change: &&CellChange| match &change.change {
            Change::Repair(codes) => {
                codes.contains(&Code::DateHalfConverted) && self.is_half_converted(change.field)
            }
            _ => false,
        };
        changes.iter().filter(turns_back).map(|change| change.field).collect()
    }

    /// The lines of the rows with a cell that has one of these kinds of damage.
    fn damaged_lines(&self, column: &ScannedColumn, codes: &[Code]) -> impl Iterator<Item = u32> {
        let has_damage = |kind| codes.iter().any(|&code| is_damaged(kind, code));
        let rows = (0..self.scan.len()).filter(|&row| self.scan.is_checked(row));
        rows.filter(move |&row| has_damage(column.cells.kind(row))).map(|row| self.scan.line(row))
    }

    /// The text of a cell after these repairs; `None` if none of them changes it.
    fn repaired_cell(
        &self,
        table: &Table,
        column: &ScannedColumn,
        line: u32,
        codes: &[Code],
    ) -> Option<String> {
        let cells = RowCells::of(&self.layout, table.record(line));
        let slot = &self.layout.slots()[column.place];
        repaired_text(slot, &cells.source(column.position), codes)
    }
}

/// Makes the repairs that a cell needs, one after the other.
fn repaired_text(slot: &Slot, cell: &str, codes: &[Code]) -> Option<String> {
    let mut text: Option<String> = None;
    for _ in 0..MOST_DAMAGES {
        let current = text.as_deref().unwrap_or(cell);
        let kind = Kind::of(&slot.checker, current);
        let next =
            codes.iter().filter(|&&code| is_damaged(kind, code)).find_map(|&code| repaired(code, current));
        let Some(next) = next else { break };
        text = Some(next);
    }
    text.filter(|text| text != cell)
}

/// Whether a cell of this kind has the damage that the code names.
fn is_damaged(kind: Kind, code: Code) -> bool {
    match code {
        Code::DateHalfConverted => kind.date().is_some_and(|(form, _)| form == DateForm::YearFirstUpToTwelve),
        _ => kind.code() == Some(code),
    }
}
