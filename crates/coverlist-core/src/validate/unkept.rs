//! Findings about parts of cells that their values do not keep: the time behind a date, and the currency of
//! an amount.

use super::columns::{Column, Kind, as_meant};
use super::layout::Layout;
use super::lines::LineList;
use super::scan::{Scan, ScannedColumn};
use crate::findings::{Code, Finding};
use crate::read::{Row, Table};
use crate::record::FieldType;
use crate::value::{Checker, amount, currency, has_time_of_day};
use std::cmp::Reverse;

/// The number of rows that are read in a column in which most cells differ. Reading all of them again would
/// cost as much as the scan.
const READ: usize = 60_000;

/// The findings about parts of cells that values do not keep.
pub(super) fn unkept(table: &Table, scan: &Scan, layout: &Layout) -> Vec<Finding> {
    let columns = scan.columns().iter().filter_map(|column| {
        let cells = Cells { table, scan, column, checker: &layout.slots()[column.place].checker };
        match column.field.field_type() {
            FieldType::Date => dropped_times(&cells),
            FieldType::Amount => several_currencies(&cells),
            _ => None,
        }
    });
    columns.collect()
}

/// The finding about dates whose time is dropped. Midnight is how programs write a day without a time.
fn dropped_times(cells: &Cells<'_>) -> Option<Finding> {
    let times = cells.parts(|kind, text| (kind.is_date() && has_time_of_day(text)).then_some(()));
    let lines = cells.lines(&times?, |()| true);
    (lines.count() > 0).then(|| lines.named_by(cells.finding(Code::DateTimeDropped)))
}

/// The finding about amounts of another currency than most. Their numbers are read as if they had one.
fn several_currencies(cells: &Cells<'_>) -> Option<Finding> {
    let currencies = cells.parts(|kind, text| {
        let currency = currency(text).filter(|_| !kind.is_blank())?;
        amount(text).is_ok().then_some(currency)
    })?;
    let mut named: Vec<_> = currencies.iter().flatten().copied().collect();
    named.sort_unstable();
    named.dedup();
    if named.len() < 2 {
        return None;
    }
    let most = *named.iter().min_by_key(|&&one| Reverse(cells.lines(&currencies, |it| it == one).count()))?;
    let others = cells.lines(&currencies, |currency| currency != most);
    (others.count() > 0).then(|| others.named_by(cells.finding(Code::AmountCurrencies)))
}

/// The cells of a column.
struct Cells<'a> {
    table: &'a Table,
    scan: &'a Scan,
    column: &'a ScannedColumn,
    checker: &'a Checker,
}

impl Cells<'_> {
    /// A part of each distinct cell, or of the cells in the first rows when most cells differ. `None` if no
    /// cell has the part.
    fn parts<T>(&self, part: impl Fn(Kind, &str) -> Option<T>) -> Option<Vec<Option<T>>> {
        let parts: Vec<Option<T>> = match &self.column.cells {
            Column::Coded(coded) => coded
                .distinct(self.checker, self.table.text())
                .map(|(kind, text)| part(kind, &text))
                .collect(),
            Column::Direct(direct) => {
                let rows = direct.kinds().iter().enumerate().take(READ);
                rows.map(|(row, &kind)| part(kind, &as_meant(self.checker, self.raw(row)))).collect()
            }
        };
        parts.iter().any(Option::is_some).then_some(parts)
    }

    /// The cell of a row as the file has it.
    fn raw(&self, row: usize) -> &str {
        Row::of(self.table.record(self.scan.line(row))).raw(usize::from(self.column.position) - 1)
    }

    /// The lines of checked rows whose cells have a sought part.
    fn lines<T: Copy>(&self, parts: &[Option<T>], is_sought: impl Fn(T) -> bool) -> LineList {
        let part = |row: usize| match &self.column.cells {
            Column::Coded(coded) => parts[usize::from(coded.ids()[row])],
            Column::Direct(_) => parts.get(row).copied().flatten(),
        };
        let rows = || (0..self.scan.len()).filter(|&row| self.scan.is_checked(row));
        let lines = || rows().filter(|&row| part(row).is_some_and(&is_sought)).map(|row| self.scan.line(row));
        LineList::first_of(lines(), lines().count())
    }

    /// A finding about the column.
    fn finding(&self, code: Code) -> Finding {
        Finding { line: None, ..Finding::cell(code, 1, self.column.position, Some(self.column.field)) }
    }
}
