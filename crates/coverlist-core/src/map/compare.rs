//! Compares the header's cells with the template's columns.

use super::better_template::better_template;
use super::locate::locate;
use super::similarity::{Nearness, nearness};
use super::{ColumnChoices, Expected, Found, HeaderChoice, HeaderVerdict, Other, Reason};
use crate::read::Table;
use crate::record::{Field, trim};
use crate::template::{Column, SheetHeader, Template, TemplateSet};
use crate::value::shortened;
use std::borrow::Cow;

/// The number of columns that a spreadsheet can have. Further columns are ignored.
pub(crate) const MAX_COLUMNS: usize = 16_384;

/// The maximum length of a displayed header. A file without line ends is one header of megabytes.
const SHOWN_CHARACTERS: usize = 200;

/// Compares the header of a file with one of the templates as soon as the header's line is known. `None`
/// before that, and when the file has no header.
///
/// ```
/// use coverlist_core::read::{ReadChoices, read};
/// use coverlist_core::record::{Field, RecordKind};
/// use coverlist_core::template::{Template, TemplateSet};
/// use coverlist_core::map::{ColumnChoices, Found, header};
///
/// let templates = TemplateSet::builtin();
/// let file = "User ID,Insurence Status\n004231,Yes\n";
/// let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
/// let template = Template::builtin(RecordKind::User);
/// let verdict = header(&table, &template, &templates, &ColumnChoices::default()).expect("a header");
/// assert!(verdict.blocked);
/// assert_eq!(verdict.column(Field::Key), Some(1));
/// assert!(matches!(&verdict.expected[1].found, Found::Proposed { text, .. } if text == "Insurence Status"));
/// ```
pub fn header(
    table: &Table,
    template: &Template,
    templates: &TemplateSet,
    choices: &ColumnChoices,
) -> Option<HeaderVerdict> {
    let line = locate(table, templates)?;
    Some(compare(line, &cells(table, line), template, templates, choices))
}

/// The cells of the header of a file. `None` as long as [`header`] returns none.
pub fn header_cells<'t>(
    table: &'t Table,
    templates: &TemplateSet,
    _chosen: Option<HeaderChoice>,
) -> Option<Vec<Cow<'t, str>>> {
    locate(table, templates).map(|line| cells(table, line))
}

fn cells(table: &Table, line: u32) -> Vec<Cow<'_, str>> {
    table.record(line).cells().take(MAX_COLUMNS).collect()
}

fn compare(
    line: u32,
    cells: &[Cow<'_, str>],
    template: &Template,
    templates: &TemplateSet,
    choices: &ColumnChoices,
) -> HeaderVerdict {
    let mut columns = Columns { cells, taken: vec![false; cells.len()] };
    columns.take_those_of_sheet(template);
    let mut found: Vec<Found> = template.columns.iter().map(|_| Found::Missing).collect();
    for (column, found) in template.columns.iter().zip(&mut found) {
        if choices.constants.contains(&column.field) {
            *found = Found::Constant;
        }
    }
    columns.map_as_chosen(&mut found, template, choices);
    columns.match_exactly(&mut found, template);
    columns.match_nearly(&mut found, template, choices);
    let expected: Vec<Expected> = template
        .columns
        .iter()
        .zip(found)
        .map(|(column, found)| Expected {
            field: column.field,
            header: column.header.clone(),
            required: column.required,
            found,
        })
        .collect();
    let fits_better = better_template(&columns, &expected, template, templates);
    let others = columns.others(&expected, template, choices);
    let blocked = fits_better.is_some()
        || expected.iter().any(Expected::blocks)
        || others.iter().any(|other| other.repeats.is_some());
    HeaderVerdict { line, lines: 1, expected, others, checks: Vec::new(), fits_better, blocked }
}

impl Expected {
    pub(super) fn blocks(&self) -> bool {
        match self.found {
            Found::Exact { .. } | Found::Mapped { .. } | Found::Constant => false,
            Found::Proposed { .. } => true,
            Found::Missing => self.required,
        }
    }
}

/// The header's cells, and whether a column of the template has taken each.
pub(super) struct Columns<'a> {
    pub(super) cells: &'a [Cow<'a, str>],
    taken: Vec<bool>,
}

impl Columns<'_> {
    /// Takes the columns of a sheet that are not the template's.
    fn take_those_of_sheet(&mut self, template: &Template) {
        if let Some(sheet) = SheetHeader::of_file(self.cells, template) {
            self.taken[sheet.fields.len()..].fill(true);
        }
    }

    /// Applies a person's mappings, which come first. A later mapping wins. A mapping of an absent column is
    /// ignored.
    fn map_as_chosen(&mut self, found: &mut [Found], template: &Template, choices: &ColumnChoices) {
        for mapping in choices.mappings.iter().rev() {
            let index = usize::from(mapping.column).wrapping_sub(1);
            let place = template.columns.iter().position(|column| column.field == mapping.field);
            let (Some(place), Some(cell)) = (place, self.cells.get(index)) else { continue };
            if self.taken[index] || found[place] != Found::Missing {
                continue;
            }
            self.taken[index] = true;
            found[place] = Found::Mapped { column: mapping.column, text: shown(cell) };
        }
    }

    fn match_exactly(&mut self, found: &mut [Found], template: &Template) {
        for (column, found) in template.columns.iter().zip(found) {
            let same = |(index, cell): (usize, &Cow<'_, str>)| !self.taken[index] && **cell == *column.header;
            if *found == Found::Missing
                && let Some(index) = self.cells.iter().enumerate().position(same)
            {
                self.taken[index] = true;
                *found = Found::Exact { column: position(index) };
            }
        }
    }

    /// Gives each missing column the most similar header, the most similar pairs first.
    fn match_nearly(&mut self, found: &mut [Found], template: &Template, choices: &ColumnChoices) {
        let mut pairs: Vec<(Nearness, usize, usize)> = Vec::new();
        for (place, column) in template.columns.iter().enumerate() {
            if found[place] != Found::Missing || choices.left_out.contains(&column.field) {
                continue;
            }
            for (index, cell) in self.free() {
                if let Some(near) = nearness(cell, column) {
                    pairs.push((near, place, index));
                }
            }
        }
        pairs.sort_unstable();
        for (_, place, index) in pairs {
            if found[place] == Found::Missing && !self.taken[index] {
                self.taken[index] = true;
                let (column, text) = (position(index), shown(&self.cells[index]));
                found[place] = Found::Proposed { column, text, reason: Reason::Similar, rivals: Vec::new() };
            }
        }
    }

    /// The cells that are not a column of the template, with their indexes.
    pub(super) fn free(&self) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.cells.iter().map(AsRef::as_ref).enumerate();
        cells.filter(|&(index, _)| !self.taken[index])
    }

    fn others(&self, expected: &[Expected], template: &Template, choices: &ColumnChoices) -> Vec<Other> {
        self.free()
            .filter(|(_, cell)| !trim(cell).is_empty())
            .map(|(index, cell)| Other {
                column: position(index),
                text: shown(cell),
                repeats: repeated(cell, expected, template),
                left_out: left_out(cell, expected, template, choices),
            })
            .collect()
    }
}

/// Cuts a header that is too long to display.
fn shown(cell: &str) -> String {
    shortened(cell, SHOWN_CHARACTERS)
}

/// The field whose header occurs a second time. After a person's mapping, the other column is only unknown.
fn repeated(cell: &str, expected: &[Expected], template: &Template) -> Option<Field> {
    let same = |(expected, column): &(&Expected, &Column)| {
        matches!(expected.found, Found::Exact { .. }) && nearness(cell, column) == Some(Nearness::SameLetters)
    };
    expected.iter().zip(&template.columns).find(same).map(|(expected, _)| expected.field)
}

/// The field whose header is the most similar one, among those that the file has no column for by decision.
fn left_out(
    cell: &str,
    expected: &[Expected],
    template: &Template,
    choices: &ColumnChoices,
) -> Option<Field> {
    let is_left_out =
        |expected: &Expected| expected.found == Found::Missing && choices.left_out.contains(&expected.field);
    let pairs = expected.iter().zip(&template.columns).filter(|(expected, _)| is_left_out(expected));
    let near = pairs.filter_map(|(expected, column)| Some((nearness(cell, column)?, expected.field)));
    near.min_by_key(|(nearness, _)| *nearness).map(|(_, field)| field)
}

/// The column, from 1. There are never more than [`MAX_COLUMNS`].
pub(super) fn position(index: usize) -> u16 {
    u16::try_from(index + 1).unwrap_or(u16::MAX)
}
