//! The pass over the rows below the header: whether each is a record, and what its cells are by themselves.

mod add;
mod rescan;

use super::batch::Batch;
use super::columns::{Column, Hashed, Kind, hash};
use super::fragments::Fragments;
use super::keys::KeyShapes;
use super::layout::Layout;
use super::lines::LineList;
use super::row_cells::{RowCells, Short};
use super::set_aside;
use crate::findings::{Code, Finding, Severity};
use crate::read::Record;
use crate::record::{Field, RecordKind};
use crate::value::is_no_key;
use std::collections::BTreeMap;

/// The rows below the header, and the cells of the template's columns. Rows count from 0.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    kind: RecordKind,
    /// The line of the first row.
    first_line: u32,
    columns: Vec<ScannedColumn>,
    /// The places of these columns in [`Scan::columns`].
    key: Option<usize>,
    status: Option<usize>,
    policy_number: Option<usize>,
    /// The reason why a row is not a record, or is one whose split into cells is uncertain.
    reasons: Vec<Option<Code>>,
    /// The hashes of keys that name a record; zero for other keys.
    key_hashes: Vec<Hashed>,
    /// The hashes of policy numbers in rows with such a key; zero for others.
    policy_hashes: Vec<Hashed>,
    key_shapes: KeyShapes,
    /// The number of rows with a value in each column without a header, from 1.
    unnamed: BTreeMap<u16, u32>,
    fragments: Fragments,
    /// The number of the table's flaws that are on lines before the next row.
    flaws: usize,
    /// The findings about rows whose split into cells is uncertain.
    findings: Vec<Finding>,
    /// Memory for the rows that are scanned together.
    batch: Batch,
}

/// A column of the template that the file has.
#[derive(Clone, Debug)]
pub(super) struct ScannedColumn {
    pub(super) field: Field,
    /// The place of the column in the layout.
    pub(super) place: usize,
    /// The position of the column in the file, from 1.
    pub(super) position: u16,
    pub(super) cells: Column,
    /// The number of checked rows of each kind. It is known after [`Scan::count`].
    counts: Vec<u32>,
}

impl Scan {
    /// A scan that begins after the header.
    pub(super) fn new(layout: &Layout, kind: RecordKind, header_line: u32) -> Self {
        let columns = layout.slots().iter().enumerate().filter_map(|(place, slot)| {
            let field = slot.checker.field();
            Some(ScannedColumn {
                field,
                place,
                position: slot.column()?,
                cells: Column::new(&slot.checker),
                counts: Vec::new(),
            })
        });
        let columns: Vec<ScannedColumn> = columns.collect();
        let place = |field| columns.iter().position(|column| column.field == field);
        Self {
            kind,
            first_line: header_line + 1,
            key: place(Field::Key),
            status: layout.status_field().and_then(place),
            policy_number: place(Field::PolicyNumber),
            columns,
            reasons: Vec::new(),
            key_hashes: Vec::new(),
            policy_hashes: Vec::new(),
            key_shapes: KeyShapes::default(),
            unnamed: BTreeMap::new(),
            fragments: Fragments::default(),
            flaws: 0,
            findings: Vec::new(),
            batch: Batch::default(),
        }
    }

    /// Forgets all rows.
    pub(super) fn clear(&mut self, layout: &Layout) {
        *self = Self::new(layout, self.kind, self.first_line - 1);
    }

    /// Makes room for this many more rows.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.reasons.reserve_exact(rows);
        self.key_hashes.reserve_exact(rows);
        self.policy_hashes.reserve_exact(rows);
        self.columns.iter_mut().for_each(|column| column.cells.reserve(rows));
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.reasons.len()
    }

    /// The line of a row.
    pub(super) fn line(&self, row: usize) -> u32 {
        self.first_line + row as u32
    }

    /// The row on a line; `None` for the header and lines above it.
    pub(super) fn row(&self, line: u32) -> Option<usize> {
        line.checked_sub(self.first_line).map(|row| row as usize).filter(|&row| row < self.len())
    }

    pub(super) fn columns(&self) -> &[ScannedColumn] {
        &self.columns
    }

    pub(super) fn column(&self, field: Field) -> Option<&ScannedColumn> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The reason why a row is not a record, or is one whose split into cells is uncertain.
    pub(super) fn reason(&self, row: usize) -> Option<Code> {
        self.reasons[row]
    }

    /// Marks the rows that have a reason, as for [`Scan::reason`].
    pub(super) fn mark_reasons(&self, rows: &mut [bool]) {
        rows.iter_mut().zip(&self.reasons).for_each(|(row, reason)| *row |= reason.is_some());
    }

    /// Whether the cells of a row are checked, because each is in its column.
    pub(super) fn is_checked(&self, row: usize) -> bool {
        is_checked(self.reasons[row])
    }

    /// The hashes of keys that name a record; zero for other keys.
    pub(super) fn key_hashes(&self) -> &[Hashed] {
        &self.key_hashes
    }

    /// The hashes of policy numbers in rows with such a key; zero for others.
    pub(super) fn policy_hashes(&self) -> &[Hashed] {
        &self.policy_hashes
    }

    pub(super) fn key_shapes(&self) -> &KeyShapes {
        &self.key_shapes
    }

    /// The columns with values but without a header, from 1.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = u16> {
        self.unnamed.iter().filter(|(_, rows)| **rows > 0).map(|(column, _)| *column)
    }

    /// The findings about rows whose split into cells is uncertain.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The lines of checked rows whose cells in a column are of these kinds, and their number.
    pub(super) fn lines(&self, column: &ScannedColumn, is_sought: impl Fn(Kind) -> bool) -> LineList {
        let count: u32 = column.counts().filter(|(kind, _)| is_sought(*kind)).map(|(_, rows)| rows).sum();
        let rows = (0..self.len()).filter(|&row| self.is_checked(row) && is_sought(column.cells.kind(row)));
        LineList::first_of(rows.map(|row| self.line(row)), count as usize)
    }

    /// Whether a row has a status of its own, as records have.
    #[inline]
    fn has_status(&self, cells: &RowCells<'_>, row: usize) -> bool {
        self.kind(self.status, row) == Kind::FINE && cells.has_own_status()
    }

    /// Whether a row names a record, so that it is no piece of another row: it has a status of its own, or a
    /// key if all rows have one status.
    #[inline]
    fn names_record(&self, layout: &Layout, cells: &RowCells<'_>, row: usize) -> bool {
        self.has_status(cells, row)
            || (layout.has_constant_status() && !cells.key().is_empty())
            || (layout.may_repeat_keys() && is_usual_key(&cells.key()))
    }

    /// The kind of a row's cell in a column; blank when the file does not have the column.
    #[inline]
    fn kind(&self, column: Option<usize>, row: usize) -> Kind {
        column.map_or(Kind::BLANK, |place| self.columns[place].cells.kind(row))
    }

    /// The reason why a row is not a record. A rule about a cell does not apply if the cells may be in wrong
    /// columns.
    fn set_aside(
        &self,
        record: Record<'_>,
        cells: &RowCells<'_>,
        key: &str,
        layout: &Layout,
        row: usize,
    ) -> Option<Code> {
        let rules = layout.row_rules();
        if rules.by_line(cells.line()).is_some() {
            return Some(Code::RowLeftOut);
        }
        let no_record = match (layout.sheet(), layout.second_table()) {
            (Some(_), _) => set_aside::in_sheet(cells),
            // These rows have no status, so each gets this closer look.
            (None, Some(first)) if first <= cells.line() => Some(set_aside::in_second_table(cells, first)),
            (None, _) => set_aside::below_header(record, cells, key, layout, self.has_status(cells, row)),
        };
        let is_left_out = || {
            let is_split = |code: Option<Code>| code.is_none_or(|code| !code.is_of_shape());
            rules.by_cell(cells).is_some() && is_split(self.shape(cells, layout, row))
        };
        no_record.or_else(|| is_left_out().then_some(Code::RowLeftOut))
    }

    /// Takes back what the key of a checked row, and its columns without a header, prove about the file.
    fn forget_key(&mut self, row: usize, cells: &RowCells<'_>) {
        cells.unnamed().for_each(|column| *self.unnamed.entry(column).or_default() -= 1);
        let kind = self.kind(self.key, row);
        if kind.code().is_none() && !kind.is_blank() {
            self.key_shapes.remove(self.kind, &cells.key(), kind.digit_count());
        }
    }

    /// Counts the kinds of the cells in checked rows. Call it after the last row.
    pub(super) fn count(&mut self) {
        let reasons = self.reasons.iter().enumerate();
        let unchecked: Vec<usize> =
            reasons.filter(|(_, reason)| !is_checked(**reason)).map(|(row, _)| row).collect();
        for ScannedColumn { cells, counts, .. } in &mut self.columns {
            *counts = cells.count_kinds();
            unchecked.iter().for_each(|&row| counts[cells.kind(row).index()] -= 1);
        }
    }

    /// The reason why each cell may not be in its column.
    #[inline]
    fn shape(&self, cells: &RowCells<'_>, layout: &Layout, row: usize) -> Option<Code> {
        if cells.is_long() {
            return Some(Code::RowLong);
        }
        let is_blank = |column: &ScannedColumn| {
            layout.slots()[column.place].checker.is_required() && column.cells.kind(row).is_blank()
        };
        match cells.shortness()? {
            Short::MissingCells => Some(Code::RowShort),
            // The finding about the blank required cell is more useful.
            Short::AfterRequired if self.columns.iter().any(is_blank) => None,
            Short::AfterRequired => Some(Code::RowShortBlank),
        }
    }

    /// Notes what the columns without a header prove about the file.
    fn note_unnamed(&mut self, cells: &RowCells<'_>) {
        cells.unnamed().for_each(|column| *self.unnamed.entry(column).or_default() += 1);
    }

    /// Notes what the trimmed key of a row proves about the file.
    fn note_key(&mut self, key: &str, row: usize) {
        let kind = self.kind(self.key, row);
        if kind.is_fine() {
            self.key_shapes.add(self.kind, key, kind.digit_count());
        }
        if names_record(kind) {
            self.key_hashes[row] = hash(self.kind, key);
        }
    }

    /// Notes the trimmed policy number of a row with a noted key.
    fn note_policy_number(&mut self, number: &str, row: usize) {
        if self.kind == RecordKind::User && self.key_hashes[row] != 0 && self.has_policy_number(row) {
            self.policy_hashes[row] = hash(RecordKind::User, number);
        }
    }

    /// Whether a row has a policy number that is comparable with others.
    fn has_policy_number(&self, row: usize) -> bool {
        let kind = self.kind(self.policy_number, row);
        kind.code().is_none_or(|code| code.severity() == Severity::Warns) && !kind.is_blank()
    }
}

/// Whether a key of this kind may name a record.
#[inline]
fn names_record(kind: Kind) -> bool {
    kind.is_fine() || !kind.is_blank() && !kind.code().is_some_and(is_no_key)
}

/// Whether the cells of a row are checked, given the reason why it may not be a record.
fn is_checked(reason: Option<Code>) -> bool {
    matches!(reason, None | Some(Code::RowShortBlank))
}

impl ScannedColumn {
    /// The kinds of the cells in checked rows, each with the number of rows. They are known after
    /// [`Scan::count`].
    pub(super) fn counts(&self) -> impl Iterator<Item = (Kind, u32)> {
        Kind::all().zip(self.counts.iter().copied()).filter(|&(_, rows)| rows > 0)
    }
}

/// Whether a text may be a key in a list of records, which has no status that tells rows from pieces of rows.
fn is_usual_key(key: &str) -> bool {
    key.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@')
}
