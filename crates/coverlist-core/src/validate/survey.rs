//! The first pass over the rows: whether each is a record, and what it proves about the file.

use super::dates::DateProofs;
use super::fragments::Fragments;
use super::keys::{DigitLengths, KeyShapes};
use super::layout::{Layout, RowCells, Short};
use super::lines::LineList;
use super::{Choices, DateColumn, set_aside};
use crate::findings::{Code, Finding};
use crate::read::{FlawKind, Record, Table};
use crate::record::Field;
use crate::template::Template;
use crate::value::is_day_number_of_now;
use std::collections::{BTreeMap, BTreeSet};

/// The facts that the rows of a file prove together.
#[derive(Debug)]
pub(super) struct Survey {
    dates: DateProofs,
    keys: KeyShapes,
    policy_numbers: PolicyNumbers,
    /// Columns with values but without a header, from 1.
    unnamed: BTreeSet<u16>,
    /// The lines with filled cells that count as blank, by field and reason.
    nothing: BTreeMap<(Field, Code), LineList>,
    fragments: Fragments,
    /// The lines of rows whose split into cells is uncertain.
    broken: BTreeSet<u32>,
    has_other_kind: bool,
}

/// The number of policy numbers, the number of those with five digits, and the lengths of those that have
/// only digits.
#[derive(Debug, Default)]
struct PolicyNumbers {
    all: u32,
    of_five_digits: u32,
    lengths: DigitLengths,
}

/// The facts about the file after the survey.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The date columns whose order of day and month matters, each with its order.
    pub(super) dates: Vec<DateColumn>,
    /// The usual length of keys that have only digits.
    pub(super) key_length: Option<usize>,
    /// The usual length of policy numbers that have only digits.
    pub(super) policy_length: Option<usize>,
    /// Whether policy numbers of five digits are exceptional.
    pub(super) five_digits_are_odd: bool,
}

impl Survey {
    /// A survey of rows that has not begun. `has_other_kind` is whether a template exists for the other kind
    /// of record.
    pub(super) fn new(table: &Table, layout: &Layout, has_other_kind: bool) -> Self {
        let unclosed = table.flaws().iter().filter(|flaw| flaw.kind == FlawKind::QuoteNotClosed);
        Self {
            dates: DateProofs::new(layout),
            keys: KeyShapes::default(),
            policy_numbers: PolicyNumbers::default(),
            unnamed: BTreeSet::new(),
            nothing: BTreeMap::new(),
            fragments: Fragments::default(),
            broken: unclosed.map(|flaw| flaw.line).collect(),
            has_other_kind,
        }
    }

    /// Whether the split of the row into cells is uncertain: a quote is never closed or closed too late, or a
    /// line break has split the row.
    pub(super) fn is_broken(&self, line: u32) -> bool {
        self.broken.contains(&line)
    }

    /// Surveys a row below the header and adds its findings. Returns the reason when the row is not a record.
    pub(super) fn row(
        &mut self,
        record: Record<'_>,
        layout: &Layout,
        findings: &mut Vec<Finding>,
    ) -> Option<Code> {
        let line = record.line();
        let cells = layout.cells(record);
        let is_sheet = layout.sheet().is_some();
        if let Some(column) = layout.spans_rows(record).filter(|_| !is_sheet) {
            findings.push(Finding::cell(Code::QuoteSwallowsRows, line, column, layout.field(column)));
            self.broken.insert(line);
        }
        if !self.is_broken(line) {
            let has_status = set_aside::has_status(&cells, layout);
            let code = match is_sheet {
                true => set_aside::in_sheet(&cells),
                false => set_aside::below_header(record, &cells, layout, has_status),
            };
            if code.is_some() {
                return code;
            }
            self.join_fragments(line, &cells, layout, has_status, findings);
        }
        let shifted = self.is_broken(line)
            || layout.is_long(&cells)
            || layout.shortness(&cells) == Some(Short::MissingCells);
        if !shifted {
            self.take(line, &cells);
        }
        None
    }

    fn join_fragments(
        &mut self,
        line: u32,
        cells: &RowCells<'_>,
        layout: &Layout,
        is_record: bool,
        findings: &mut Vec<Finding>,
    ) {
        let Some(lines) = self.fragments.row(line, cells, layout, is_record) else { return };
        for &line in &lines {
            let others = lines.iter().copied().filter(|&other| other != line);
            findings.push(Finding::row(Code::RowBroken, line).naming(others, lines.len() - 1));
            self.broken.insert(line);
        }
    }

    fn take(&mut self, line: u32, cells: &RowCells<'_>) {
        self.dates.survey(cells, line);
        self.keys.survey(cells.key());
        self.policy_numbers.survey(cells.policy_number());
        self.unnamed.extend(&cells.unnamed);
        for &reason in &cells.nothing {
            self.nothing.entry(reason).or_default().push(line);
        }
    }

    /// Adds the findings about all rows together, and returns the facts that the check of each row needs.
    pub(super) fn end(
        &mut self,
        header_line: u32,
        layout: &Layout,
        template: &Template,
        choices: &Choices,
        findings: &mut Vec<Finding>,
    ) -> Known {
        let about =
            |code, column, field| Finding { line: None, ..Finding::cell(code, header_line, column, field) };
        let unnamed = self.unnamed.iter();
        findings.extend(unnamed.map(|&column| Finding::cell(Code::HeaderBlank, header_line, column, None)));
        if self.has_other_kind
            && self.keys.are_of_other_kind(template.kind)
            && let Some(column) = layout.column(Field::Key)
        {
            findings.push(about(Code::TemplateKeys, column, Some(Field::Key)));
        }
        for (&(field, code), lines) in &self.nothing {
            let column = layout.column(field);
            findings.extend(column.map(|column| lines.named_by(about(code, column, Some(field)))));
        }
        Known {
            dates: self.dates.decide(choices, findings),
            key_length: self.keys.usual_length(template.kind),
            policy_length: self.policy_numbers.lengths.usual(),
            five_digits_are_odd: self.policy_numbers.are_rarely_of_five_digits(),
        }
    }
}

impl PolicyNumbers {
    fn survey(&mut self, text: &str) {
        self.all += u32::from(!text.is_empty());
        self.of_five_digits += u32::from(is_day_number_of_now(text));
        self.lengths.survey(text);
    }

    fn are_rarely_of_five_digits(&self) -> bool {
        self.of_five_digits * 2 < self.all
    }
}
