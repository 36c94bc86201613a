//! The first look at each row: is it a record, and what does it prove about the file?

use super::keys::KeyShapes;
use super::layout::{Layout, RowCells, Short};
use super::{Choices, DateColumn, set_aside};
use crate::findings::{Code, Finding};
use crate::read::{FlawKind, Table};
use crate::template::{Field, Template};
use std::collections::BTreeSet;

/// What the rows of a file prove together.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) dates: Vec<DateColumn>,
    keys: KeyShapes,
    /// Columns with values and no header, from 1.
    unnamed: BTreeSet<u16>,
    /// Lines with a quote that is never closed, ascending.
    unclosed: Vec<u32>,
    /// Lines with a cell that seems to hold other rows, ascending.
    swallowing: Vec<u32>,
}

impl Survey {
    pub(super) fn new(table: &Table, layout: &Layout) -> Self {
        let unclosed = table.flaws().iter().filter(|flaw| flaw.kind == FlawKind::QuoteNotClosed);
        Self {
            dates: DateColumn::all(layout),
            keys: KeyShapes::default(),
            unnamed: BTreeSet::new(),
            unclosed: unclosed.map(|flaw| flaw.line).collect(),
            swallowing: Vec::new(),
        }
    }

    /// Whether the row has a quote that is never closed, or closed too late, so that its cells are uncertain.
    pub(super) fn is_broken(&self, line: u32) -> bool {
        self.unclosed.binary_search(&line).is_ok() || self.swallowing.binary_search(&line).is_ok()
    }

    /// Notes that a cell of the row seems to hold other rows. Lines come in file order.
    pub(super) fn swallows(&mut self, line: u32) {
        self.swallowing.push(line);
    }

    /// Looks at a row below the header. Returns why it is no record, if it is none.
    pub(super) fn row(
        &mut self,
        line: u32,
        cells: &RowCells<'_>,
        layout: &Layout,
        template: &Template,
    ) -> Option<Code> {
        let broken = self.is_broken(line);
        if !broken && let Some(code) = set_aside::below_header(cells, layout, template) {
            return Some(code);
        }
        let shifted = broken || layout.is_long(cells) || layout.shortness(cells) == Some(Short::Anywhere);
        if !shifted {
            self.dates.iter_mut().for_each(|column| column.survey(cells, line));
            self.keys.survey(cells.get(Field::Key));
            self.unnamed.extend(&cells.unnamed);
        }
        None
    }

    /// Decides the order of the dates, and says what all rows together show. Returns the usual length of a key.
    pub(super) fn end(
        &mut self,
        header_line: u32,
        layout: &Layout,
        template: &Template,
        choices: &Choices,
        findings: &mut Vec<Finding>,
    ) -> Option<usize> {
        findings.extend(self.dates.iter_mut().filter_map(|column| column.decide(choices)));
        let unnamed = self.unnamed.iter();
        findings.extend(unnamed.map(|&column| Finding::cell(Code::HeaderBlank, header_line, column, None)));
        if self.keys.are_of_other_kind(template.kind)
            && let Some(column) = layout.column(Field::Key)
        {
            let finding = Finding::cell(Code::TemplateKeys, header_line, column, Some(Field::Key));
            findings.push(Finding { line: None, ..finding });
        }
        self.keys.usual_length(template.kind)
    }
}
