//! The codes of all cells, once the facts about the file are known.

use super::columns::{Column, Kind, as_meant};
use super::facts::Facts;
use super::layout::{Layout, Origin, Slot};
use super::scan::{Scan, ScannedColumn};
use crate::findings::Code;
use crate::read::{Row, Table};
use crate::record::{Date, Field, Value};
use crate::template::Template;
use crate::value::Checker;
use std::ops::Range;

/// The codes of the cells in the columns of a file, and of the comparison of dates in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Checks {
    /// The codes of each scanned column.
    columns: Vec<ColumnCodes>,
    /// What is compared within a row.
    status: Compared,
    start: Compared,
    end: Compared,
    /// The current day as a [`number`].
    today: i32,
}

/// The codes of the cells of a column.
#[derive(Clone, Debug)]
struct ColumnCodes {
    of: Of,
    codes: Vec<Option<Code>>,
    /// The values that are compared within a row, as [`number`]s. Empty for a column that is not compared.
    numbers: Vec<i32>,
}

/// A value that is compared within a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compared {
    /// The cell of the column at this place in [`Checks::columns`].
    Column(usize),
    /// A [`number`] that all rows have.
    Constant(i32),
}

impl Default for Compared {
    fn default() -> Self {
        Self::Constant(NONE)
    }
}

/// The objects that codes are kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    DistinctCells,
    Kinds,
    Rows,
}

/// The rules that decide the code of a cell.
struct Rules<'a> {
    checker: &'a Checker,
    template: &'a Template,
    facts: &'a Facts,
}

impl Checks {
    /// Judges every cell. The layout knows the orders of dates.
    pub(super) fn new(
        table: &Table,
        scan: &Scan,
        layout: &Layout,
        template: &Template,
        facts: &Facts,
        today: Date,
    ) -> Self {
        let codes = |column: &ScannedColumn| {
            let rules = Rules { checker: &layout.slots()[column.place].checker, template, facts };
            ColumnCodes::new(table, scan, column, &rules)
        };
        let compared = |field| {
            let column = scan.columns().iter().position(|column| column.field == field);
            column.map_or_else(|| Compared::constant(layout, template, facts, field), Compared::Column)
        };
        Self {
            columns: scan.columns().iter().map(codes).collect(),
            status: compared(Field::Status),
            start: compared(Field::CoverageStart),
            end: compared(Field::CoverageEnd),
            today: number_of(today),
        }
    }

    /// Judges the cells of a changed row. The facts are the same.
    pub(super) fn renew(
        &mut self,
        table: &Table,
        scan: &Scan,
        layout: &Layout,
        template: &Template,
        facts: &Facts,
        row: usize,
    ) {
        for (column, codes) in scan.columns().iter().zip(&mut self.columns) {
            let rules = Rules { checker: &layout.slots()[column.place].checker, template, facts };
            codes.renew(table, scan, column, &rules, row);
        }
    }

    /// Marks the rows that have a cell with a code. Only checked rows count.
    pub(super) fn mark(&self, scan: &Scan, rows: &mut [bool]) {
        for (column, codes) in scan.columns().iter().zip(&self.columns) {
            codes.mark(&column.cells, rows);
        }
        match self.end {
            Compared::Column(end) => self.mark_terms(scan, end, rows),
            Compared::Constant(NONE) => {}
            Compared::Constant(_) => {
                let rows = rows.iter_mut().enumerate();
                rows.for_each(|(row, is_marked)| *is_marked |= self.term(scan, row).is_some());
            }
        }
    }

    /// Marks the rows that have a code of [`Checks::term`]. Few ends are before today or before a start.
    fn mark_terms(&self, scan: &Scan, end: usize, rows: &mut [bool]) {
        let latest = match self.start {
            Compared::Column(start) => self.columns[start].numbers.iter().copied().max().unwrap_or(NONE),
            Compared::Constant(number) => number,
        };
        let latest = latest.max(self.today);
        if !self.columns[end].numbers.iter().any(|&end| end != NONE && end < latest) {
            return;
        }
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for (block, rows) in rows.chunks_mut(BLOCK).enumerate() {
            let first = block * BLOCK;
            self.find_numbers(self.start, scan, first..first + rows.len(), &mut starts);
            self.find_numbers(self.end, scan, first..first + rows.len(), &mut ends);
            for (index, (&start, &end)) in starts.iter().zip(&ends).enumerate() {
                if end != NONE && end < start.max(self.today) {
                    rows[index] |= self.term(scan, first + index).is_some();
                }
            }
        }
    }

    /// Finds the numbers of consecutive rows.
    fn find_numbers(&self, of: Compared, scan: &Scan, rows: Range<usize>, found: &mut Vec<i32>) {
        found.clear();
        match of {
            Compared::Constant(number) => found.resize(rows.len(), number),
            Compared::Column(place) => {
                let (codes, cells) = (&self.columns[place], &scan.columns()[place].cells);
                match (codes.of, cells) {
                    (Of::DistinctCells, Column::Coded(coded)) => {
                        found.extend(coded.ids()[rows].iter().map(|&id| codes.numbers[usize::from(id)]));
                    }
                    _ => found.extend(rows.map(|row| codes.number(cells, row))),
                }
            }
        }
    }

    /// The codes of the cells of a checked row, each with its field.
    pub(super) fn codes(&self, scan: &Scan, row: usize) -> impl Iterator<Item = (Field, Code)> {
        let cells = scan.columns().iter().zip(&self.columns);
        let codes =
            cells.filter_map(move |(column, codes)| Some((column.field, codes.at(&column.cells, row)?)));
        codes.chain(self.term(scan, row).map(|code| (Field::CoverageEnd, code)))
    }

    /// The code of comparing the two dates of a row with each other and with today.
    #[inline]
    fn term(&self, scan: &Scan, row: usize) -> Option<Code> {
        let number = |compared: Compared| match compared {
            Compared::Column(place) => self.columns[place].number(&scan.columns()[place].cells, row),
            Compared::Constant(number) => number,
        };
        let (start, end) = (number(self.start), number(self.end));
        if end == NONE {
            None
        } else if start != NONE && end < start {
            Some(Code::EndBeforeStart)
        } else if end < self.today && number(self.status) == COVERED {
            Some(Code::AlreadyExpired)
        } else {
            None
        }
    }
}

/// The number of rows whose dates are compared in one go.
const BLOCK: usize = 1024;

/// The number of a value that is not compared.
const NONE: i32 = 0;
/// The number of a status with coverage.
const COVERED: i32 = 1;

/// A date as a number that increases from day to day.
fn number_of(date: Date) -> i32 {
    (i32::from(date.year()) * 16 + i32::from(date.month())) * 32 + i32::from(date.day())
}

impl Compared {
    /// The value of a field that has the same one in all rows, if it has one.
    fn constant(layout: &Layout, template: &Template, facts: &Facts, field: Field) -> Self {
        let slot = layout.slots().iter().find(|slot| slot.checker.field() == field);
        let Some(Slot { checker, origin: Origin::Constant(text) }) = slot else { return Self::default() };
        let value = checker.judge(text).value;
        Self::Constant(value.map_or(NONE, |value| Rules { checker, template, facts }.number(&value)))
    }
}

impl ColumnCodes {
    fn new(table: &Table, scan: &Scan, column: &ScannedColumn, rules: &Rules<'_>) -> Self {
        let of = match &column.cells {
            Column::Coded(_) => Of::DistinctCells,
            Column::Direct(_) if rules.is_compared() || rules.checker.needs_order() => Of::Rows,
            Column::Direct(_) => Of::Kinds,
        };
        let judged: Vec<(Option<Code>, i32)> = match &column.cells {
            Column::Coded(coded) => coded
                .distinct(rules.checker, table.text())
                .map(|(kind, text)| rules.judge(kind, || text))
                .collect(),
            Column::Direct(_) if of == Of::Kinds => {
                Kind::all().map(|kind| (rules.code(kind), NONE)).collect()
            }
            Column::Direct(direct) => {
                let rows = direct.kinds().iter().enumerate();
                rows.map(|(row, &kind)| rules.judge_in(table, scan, column, row, kind)).collect()
            }
        };
        let numbers =
            if rules.is_compared() { judged.iter().map(|&(_, number)| number).collect() } else { Vec::new() };
        Self { of, codes: judged.into_iter().map(|(code, _)| code).collect(), numbers }
    }

    /// Judges the cell of a changed row, if it is not one that is known.
    fn renew(&mut self, table: &Table, scan: &Scan, column: &ScannedColumn, rules: &Rules<'_>, row: usize) {
        let index = self.index(&column.cells, row);
        let (code, number) = match (self.of, &column.cells) {
            (Of::DistinctCells, Column::Coded(coded)) if index >= self.codes.len() => {
                let mut new = coded.distinct(rules.checker, table.text()).skip(self.codes.len());
                let Some((kind, text)) = new.next() else { return };
                rules.judge(kind, || text)
            }
            (Of::Rows, cells) => rules.judge_in(table, scan, column, row, cells.kind(row)),
            _ => return,
        };
        put(&mut self.codes, index, code);
        if rules.is_compared() {
            put(&mut self.numbers, index, number);
        }
    }

    /// The place of a row's cell in the codes.
    #[inline]
    fn index(&self, cells: &Column, row: usize) -> usize {
        match (self.of, cells) {
            (Of::DistinctCells, Column::Coded(coded)) => usize::from(coded.ids()[row]),
            (Of::Kinds, Column::Direct(direct)) => direct.kinds()[row].index(),
            _ => row,
        }
    }

    #[inline]
    fn at(&self, cells: &Column, row: usize) -> Option<Code> {
        self.codes[self.index(cells, row)]
    }

    #[inline]
    fn number(&self, cells: &Column, row: usize) -> i32 {
        self.numbers[self.index(cells, row)]
    }

    /// Marks the rows whose cells have a code.
    fn mark(&self, cells: &Column, rows: &mut [bool]) {
        if self.codes.iter().all(Option::is_none) {
            return;
        }
        let has_code: Vec<bool> = self.codes.iter().map(Option::is_some).collect();
        let rows = rows.iter_mut();
        match (self.of, cells) {
            (Of::DistinctCells, Column::Coded(coded)) => {
                rows.zip(coded.ids()).for_each(|(row, &id)| *row |= has_code[usize::from(id)]);
            }
            (Of::Kinds, Column::Direct(direct)) => {
                rows.zip(direct.kinds()).for_each(|(row, kind)| *row |= has_code[kind.index()]);
            }
            _ => rows.zip(has_code).for_each(|(row, has_code)| *row |= has_code),
        }
    }
}

impl Rules<'_> {
    /// Whether the values of the column are compared with others in their row.
    fn is_compared(&self) -> bool {
        matches!(self.checker.field(), Field::Status | Field::CoverageStart | Field::CoverageEnd)
    }

    /// The code of a cell, and its value if it is compared.
    fn judge<T: AsRef<str>>(&self, kind: Kind, text: impl FnOnce() -> T) -> (Option<Code>, i32) {
        if kind.is_blank() || !(self.is_compared() || kind.is_date()) {
            return (self.code(kind), NONE);
        }
        let judged = self.checker.judge(text().as_ref());
        let number = judged.value.as_ref().map_or(NONE, |value| self.number(value));
        (judged.code, if self.is_compared() { number } else { NONE })
    }

    /// Judges the cell of a row in a column.
    fn judge_in(
        &self,
        table: &Table,
        scan: &Scan,
        column: &ScannedColumn,
        row: usize,
        kind: Kind,
    ) -> (Option<Code>, i32) {
        let cells = Row::of(table.record(scan.line(row)));
        self.judge(kind, || as_meant(self.checker, cells.raw(usize::from(column.position) - 1)))
    }

    fn number(&self, value: &Value) -> i32 {
        match (value.date(), value.status()) {
            (Some(date), _) => number_of(date),
            (None, Some(status)) if self.template.covers(status) => COVERED,
            _ => NONE,
        }
    }

    /// The code of a cell that is not a date.
    fn code(&self, kind: Kind) -> Option<Code> {
        if kind.is_blank() {
            self.checker.blank()
        } else if let Some((written, problem)) = kind.number() {
            self.checker.style_problem(written).or(problem)
        } else {
            kind.code().or_else(|| self.odd(kind))
        }
    }

    /// The warning about a key or a policy number that differs from those of the other rows.
    fn odd(&self, kind: Kind) -> Option<Code> {
        let is_short =
            |usual: Option<u8>| usual.is_some_and(|usual| kind.digit_count().is_some_and(|it| it < usual));
        match self.checker.field() {
            Field::Key => is_short(self.facts.key_length).then_some(Code::KeyShort),
            Field::PolicyNumber if self.facts.day_numbers_are_odd && kind == Kind::DAY_NUMBER => {
                Some(Code::PolicyDate)
            }
            Field::PolicyNumber => is_short(self.facts.policy_length).then_some(Code::PolicyShort),
            _ => None,
        }
    }
}

/// Replaces a value of a list, or adds it behind the last one.
fn put<T>(list: &mut Vec<T>, index: usize, value: T) {
    match list.get_mut(index) {
        Some(place) => *place = value,
        None => list.push(value),
    }
}
