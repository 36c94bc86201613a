//! The first look at the rows: which are records, and which are broken.

use super::cell::{amount, is_key, key, meant};
use super::file::File;
use super::no_record::title;
use super::row::{Layout, Row};
use super::text::{folded, trim};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::FlawKind;
use coverlist_core::record::Field;
use coverlist_core::validate::{RowRule, RowStatus};

impl<'a> File<'a> {
    pub fn above_header(&mut self) {
        for line in 1..self.first_line {
            self.set_aside(line, title(&self.rows[line as usize - 1]));
        }
        self.statuses[self.first_line as usize - 1..self.header_line as usize].fill(RowStatus::Header);
    }

    /// Decides which rows are records and which are broken. Returns the rows whose cells are evidence for the
    /// whole file.
    pub fn survey(&mut self) -> Vec<Row<'a>> {
        let flaws = self.table.flaws().iter().filter(|flaw| flaw.kind == FlawKind::QuoteNotClosed);
        self.broken.extend(flaws.map(|flaw| flaw.line));
        let (mut surveyed, mut pieces) = (Vec::new(), Pieces::default());
        let rows: &'a [Vec<String>] = self.rows;
        for (line, cells) in (1..).zip(rows).skip(self.header_line as usize) {
            let holds_rows = |&index: &usize| !self.layout.is_sheet && self.holds_rows(cells, index);
            if let Some(index) = (0..cells.len()).find(holds_rows) {
                self.broken.push(line);
                let (column, field) = (index as u16 + 1, self.layout.field(index + 1));
                self.findings.push(Finding::cell(Code::QuoteSwallowsRows, line, column, field));
            }
            let row = self.layout.row(line, cells);
            if !self.broken.contains(&line) {
                let by_cell = || self.is_left_out(&row).then_some(Code::RowLeftOut);
                let by_line = self.left_out().any(|rule| *rule == RowRule::Line(line));
                let reason = by_line.then_some(Code::RowLeftOut).or_else(|| self.no_record(&row));
                if let Some(code) = reason.or_else(by_cell) {
                    self.set_aside(line, code);
                    continue;
                }
                let lines = pieces.add(&row, &self.layout);
                self.break_rows(&lines);
            }
            if !self.broken.contains(&line) && self.layout.misplaced(&row).is_none() {
                surveyed.push(row);
            }
        }
        surveyed.retain(|row| !self.broken.contains(&row.line));
        surveyed
    }

    fn left_out(&self) -> impl Iterator<Item = &RowRule> {
        self.question.choices.rows.left_out.iter()
    }

    /// Whether a rule leaves out a row because of a cell that is in its column.
    fn is_left_out(&self, row: &Row<'_>) -> bool {
        let cell =
            |column: &u16| row.cells.get(usize::from(*column).wrapping_sub(1)).map_or("", |it| meant(it));
        let is_one_of =
            |column: &u16, texts: &[String]| texts.iter().any(|text| folded(text) == folded(cell(column)));
        let breaks = |rule: &RowRule| match rule {
            RowRule::Line(_) => false,
            RowRule::Is(column, texts) => is_one_of(column, texts),
            RowRule::IsNot(column, texts) => !is_one_of(column, texts),
            RowRule::IsNegative(column) => amount(cell(column)).is_some_and(|cents| cents.value < 0),
        };
        self.layout.misplaced(row).is_none() && self.left_out().any(breaks)
    }

    /// Whether a cell holds other rows, because its quotes belong to two of them.
    fn holds_rows(&self, cells: &[String], index: usize) -> bool {
        let lines: Vec<&str> = cells[index].split(['\n', '\r']).collect();
        let split = |line: &str| line.split(self.delimiter).map(str::to_owned).collect::<Vec<_>>();
        let [first, between @ .., last] = lines.as_slice() else { return false };
        let opening = [cells[..index].to_vec(), split(first)].concat();
        let closing = [split(last), cells[index + 1..].to_vec()].concat();
        let is_last = split(last).len() == index + 1 && self.is_row(&closing);
        self.is_row(&opening) && (is_last || between.iter().any(|line| self.is_row(&split(line))))
    }

    /// Whether cells have a key and a status word at their places.
    fn is_row(&self, cells: &[String]) -> bool {
        let cell = |field| {
            let cell = cells.get(self.layout.position(field)? - 1)?;
            Some(trim(cell.trim_matches('"'))).filter(|cell| !cell.is_empty())
        };
        cell(Field::Status).is_some_and(|word| self.layout.is_status_word(word))
            && cell(Field::Key).is_some_and(|text| is_key(key(text)))
    }

    /// Notes that lines are pieces of one row.
    fn break_rows(&mut self, lines: &[u32]) {
        for &line in lines {
            let others = lines.iter().copied().filter(|&other| other != line);
            self.findings.push(Finding::row(Code::RowBroken, line).naming(others, lines.len() - 1));
            self.broken.push(line);
        }
    }
}

/// Rows that may be pieces of one row.
#[derive(Default)]
struct Pieces {
    lines: Vec<u32>,
    /// The number of cells of the joined pieces.
    cells: usize,
    /// The length of the key of a first piece that has only this cell.
    part_of_key: Option<usize>,
    /// The length of the key of the last whole row.
    key_length: usize,
}

impl Pieces {
    /// Adds the next row. Returns the lines of all pieces of a row that is whole now. The last cell of a
    /// piece and the first cell of the next one are one cell.
    fn add(&mut self, row: &Row<'_>, layout: &Layout<'_>) -> Vec<u32> {
        let (width, named, count) = (layout.header.len(), layout.named(), row.cells.len());
        let (key, is_record) = (row.text(Field::Key).len(), layout.names_record(row));
        let completes_key = self.part_of_key.take().is_some_and(|part| part + key == self.key_length);
        if !self.lines.is_empty() && (!is_record || completes_key) {
            self.lines.push(row.line);
            self.cells += count - 1;
            if self.cells == width || self.cells == named {
                return std::mem::take(&mut self.lines);
            } else if self.cells < named {
                return Vec::new();
            }
        }
        self.lines.clear();
        if count < named {
            self.lines.push(row.line);
            self.cells = count;
            self.part_of_key = (count == 1).then_some(key);
        } else if is_record {
            self.key_length = key;
        }
        Vec::new()
    }
}
