//! The header of a sheet under a template.

use super::Template;
use crate::record::{Field, trim};
use std::collections::HashSet;

/// The header of the line in the source file, in a sheet.
pub const LINE_HEADER: &str = "Line";

/// The header of the reason for a row that could not be split into cells, in a sheet.
pub const REASON_HEADER: &str = "Reason";

/// The start of the header of a column that is only compared, in a sheet.
pub const CHECK_START: &str = "Check: ";

/// The columns of a sheet: those of the template that it has, then those that are only compared, then `Line`,
/// then `Reason`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetHeader {
    /// The fields of the template's columns, in template order.
    pub fields: Vec<Field>,
    /// The headers of the columns that are only compared, such as `Check: Last Name`.
    pub checks: Vec<String>,
    /// Whether the sheet has the column `Line`.
    pub has_line: bool,
    /// Whether the sheet has the column `Reason`.
    pub has_reason: bool,
}

/// A header that is not that of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetHeaderFault {
    /// The broken rule.
    pub rule: SheetHeaderRule,
    /// The position of the column, from 1; `None` when a column is missing.
    pub column: Option<u16>,
}

/// A rule of the header of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetHeaderRule {
    /// Each column is one of the template's, `Check: ` with a name, `Line` or `Reason`.
    Unknown,
    /// No header occurs twice.
    Repeated,
    /// The columns are in the order of the template, then of the grammar. `Reason` follows `Line`.
    Order,
    /// The sheet has each required column of the template.
    Missing,
}

/// The content of a column, in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Content {
    /// The column at this place of the template.
    Template(usize),
    Check,
    Line,
    Reason,
}

impl SheetHeader {
    /// Recognizes the header of a sheet.
    ///
    /// # Errors
    ///
    /// The first rule that a cell breaks.
    pub fn new<C: AsRef<str>>(
        cells: impl IntoIterator<Item = C>,
        template: &Template,
    ) -> Result<Self, SheetHeaderFault> {
        let (mut header, mut last, mut before) = (Self::default(), None, HashSet::new());
        for (position, cell) in (1..).zip(cells) {
            let cell = cell.as_ref();
            let fault = |rule| SheetHeaderFault { rule, column: Some(position) };
            let content = Content::of(cell, template).ok_or_else(|| fault(SheetHeaderRule::Unknown))?;
            if !before.insert(cell.to_owned()) {
                return Err(fault(SheetHeaderRule::Repeated));
            }
            if last > Some(content) || (content == Content::Reason && !header.has_line) {
                return Err(fault(SheetHeaderRule::Order));
            }
            last = Some(content);
            match content {
                Content::Template(place) => header.fields.push(template.columns[place].field),
                Content::Check => header.checks.push(cell.to_owned()),
                Content::Line => header.has_line = true,
                Content::Reason => header.has_reason = true,
            }
        }
        let is_there = |field| header.fields.contains(&field);
        if template.columns.iter().all(|column| !column.required || is_there(column.field)) {
            Ok(header)
        } else {
            Err(SheetHeaderFault { rule: SheetHeaderRule::Missing, column: None })
        }
    }

    /// Recognizes the header of a file that is a sheet for certain: it has the column `Line`. A file without
    /// it follows the template, but may be any file.
    pub(crate) fn of_file<C: AsRef<str>>(cells: &[C], template: &Template) -> Option<Self> {
        // A fast path: few files have such a column.
        let last = cells.iter().rev().take(2);
        last.filter(|cell| cell.as_ref() == LINE_HEADER).count().checked_sub(1)?;
        Self::new(cells, template).ok().filter(|header| header.has_line)
    }

    /// The headers from left to right.
    pub fn cells<'a>(&'a self, template: &'a Template) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter().map(|&field| template.header(field));
        let line = self.has_line.then_some(LINE_HEADER);
        let reason = self.has_reason.then_some(REASON_HEADER);
        fields.chain(self.checks.iter().map(String::as_str)).chain(line).chain(reason)
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.values() + usize::from(self.has_line) + usize::from(self.has_reason)
    }

    /// The number of columns before `Line` and `Reason`.
    pub fn values(&self) -> usize {
        self.fields.len() + self.checks.len()
    }
}

impl Content {
    fn of(cell: &str, template: &Template) -> Option<Self> {
        let is_name = |name: &str| !name.is_empty() && trim(name) == name;
        if let Some(place) = template.columns.iter().position(|column| column.header == cell) {
            return Some(Self::Template(place));
        }
        match cell {
            LINE_HEADER => Some(Self::Line),
            REASON_HEADER => Some(Self::Reason),
            _ => cell.strip_prefix(CHECK_START).is_some_and(is_name).then_some(Self::Check),
        }
    }
}
