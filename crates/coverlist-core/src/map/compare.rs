//! Compares the names of a file's columns with the template's headers.

use super::better_template::better_template;
use super::evidence::{Evidence, HeaderText, Wanted};
use super::locate::locate;
use super::persons::names_of_persons;
use super::propose::{Evident, Likely};
use super::roster::roster_kind;
use super::rows::HeaderRows;
use super::sample::Sample;
use super::similarity::letters;
use super::vocabulary::Vocabulary;
use super::{Check, ColumnChoices, Expected, Found, HeaderChoice, HeaderVerdict, Other, Rival};
use crate::read::Table;
use crate::record::{Attribute, Field, trim};
use crate::template::{Column, Purpose, SheetHeader, Template, TemplateSet};
use crate::value::shortened;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::mem;

/// The number of columns that a spreadsheet can have. Further columns are ignored.
pub(crate) const MAX_COLUMNS: usize = 16_384;

/// The maximum length of a displayed header. A file without line ends is one header of megabytes.
pub(crate) const SHOWN_CHARACTERS: usize = 200;

/// Compares the header of a file with one of the templates, as soon as enough of the file's head is read to
/// find it. `None` before that, and when the file has no records.
///
/// ```
/// use coverlist_core::map::{ColumnChoices, Found, header};
/// use coverlist_core::read::{ReadChoices, read};
/// use coverlist_core::record::{Field, RecordKind};
/// use coverlist_core::template::{Template, TemplateSet};
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
    let known = Vocabulary::of(templates);
    let rows = locate(table, templates, known, choices.header)?;
    let names = rows.names(table);
    let sample = Sample::below(table, rows.line, names.len());
    let evident = Evident::new(known, &names, sample);
    Some(compare(rows, &names, &evident, template, templates, choices))
}

/// The names of the file's columns: the cells of its header. `None` as long as [`header`] returns none.
pub fn header_cells<'t>(
    table: &'t Table,
    templates: &TemplateSet,
    chosen: Option<HeaderChoice>,
) -> Option<Vec<Cow<'t, str>>> {
    located_header(table, templates, chosen).map(|(_, names)| names)
}

/// The columns of a header that names the field, from 1, the likeliest first.
pub(crate) fn named_columns(
    names: &[String],
    field: Field,
    template: &Template,
    templates: &TemplateSet,
) -> Vec<u16> {
    let known = Vocabulary::of(templates);
    let Some(column) = template.column(field) else { return Vec::new() };
    let wanted = Wanted::new(column, template, known);
    let points = |name: &String| match wanted.evidence(&HeaderText::new(name, known), false) {
        _ if *name == column.header => Some(u8::MAX),
        Evidence::Names(_, points) => Some(points),
        _ => None,
    };
    let named = names.iter().enumerate().filter_map(|(index, name)| Some((points(name)?, position(index))));
    let mut named: Vec<(u8, u16)> = named.collect();
    named.sort_by_key(|&(points, column)| (Reverse(points), column));
    named.into_iter().map(|(_, column)| column).collect()
}

/// The header as a choice that saves a second search, and its cells. `None` as long as [`header`] returns
/// none.
pub(crate) fn located_header<'t>(
    table: &'t Table,
    templates: &TemplateSet,
    chosen: Option<HeaderChoice>,
) -> Option<(Option<HeaderChoice>, Vec<Cow<'t, str>>)> {
    let rows = locate(table, templates, Vocabulary::of(templates), chosen)?;
    Some((chosen.or_else(|| rows.choice()), rows.names(table)))
}

/// The headers of the file's columns, as [`header_cells`] returns them. Those of a file without a header are
/// blank.
pub fn headers<'t>(
    table: &'t Table,
    templates: &TemplateSet,
    chosen: Option<HeaderChoice>,
) -> Option<Vec<Cow<'t, str>>> {
    locate(table, templates, Vocabulary::of(templates), chosen).map(|rows| match rows.lines {
        0 => rows.names(table).iter().map(|_| Cow::Borrowed("")).collect(),
        _ => rows.names(table),
    })
}

fn compare(
    rows: HeaderRows,
    cells: &[Cow<'_, str>],
    evident: &Evident<'_>,
    template: &Template,
    templates: &TemplateSet,
    choices: &ColumnChoices,
) -> HeaderVerdict {
    let mut columns = Columns { cells, evident, free: vec![true; cells.len()] };
    columns.take_those_of_sheet(template);
    let mut found: Vec<Found> = template.columns.iter().map(|_| Found::Missing).collect();
    columns.apply_choices(&mut found, template, choices);
    columns.match_exactly(&mut found, template);
    let for_better = columns.free.clone();
    columns.propose(&mut found, template, choices);
    columns.choose_names(&mut found, template, choices);
    let expected = template.columns.iter().zip(found).map(|(column, found)| Expected {
        field: column.field,
        header: column.header.clone(),
        required: column.required,
        found,
    });
    let mut expected: Vec<Expected> = expected.collect();
    let roster = roster_kind(cells, &expected);
    if roster.is_some() {
        columns.take_back_proposals(&mut expected);
    }
    let fits_better = better_template(&columns, &for_better, &expected, template, templates);
    let left_out = if roster.is_some() { Vec::new() } else { columns.left_out(template, choices) };
    let checks = columns.checks(template, choices);
    let others = columns.others(&expected, template, &left_out);
    let blocked = fits_better.is_some()
        || expected.iter().any(Expected::blocks)
        || others.iter().any(|other| other.repeats.is_some());
    HeaderVerdict {
        line: rows.line,
        lines: rows.lines,
        expected,
        others,
        checks,
        fits_better,
        roster,
        blocked,
    }
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

/// The columns of the file.
pub(super) struct Columns<'a> {
    pub(super) cells: &'a [Cow<'a, str>],
    pub(super) evident: &'a Evident<'a>,
    /// Whether no field has taken the column.
    free: Vec<bool>,
}

impl Columns<'_> {
    /// Takes the columns of a sheet that are not the template's.
    fn take_those_of_sheet(&mut self, template: &Template) {
        if let Some(sheet) = SheetHeader::of_file(self.cells, template) {
            self.free[sheet.fields.len()..].fill(false);
        }
    }

    /// Applies a person's decisions, which come first. A later mapping wins. A mapping of an absent column is
    /// ignored.
    fn apply_choices(&mut self, found: &mut [Found], template: &Template, choices: &ColumnChoices) {
        for (column, found) in template.columns.iter().zip(&mut *found) {
            if choices.constants.contains(&column.field) {
                *found = Found::Constant;
            }
        }
        for mapping in choices.mappings.iter().rev() {
            let index = usize::from(mapping.column).wrapping_sub(1);
            let place = template.columns.iter().position(|column| column.field == mapping.field);
            let (Some(place), Some(cell)) = (place, self.cells.get(index)) else { continue };
            if !self.free[index] || found[place] != Found::Missing {
                continue;
            }
            self.free[index] = false;
            found[place] = Found::Mapped { column: mapping.column, text: shown(cell) };
        }
    }

    fn match_exactly(&mut self, found: &mut [Found], template: &Template) {
        for (column, found) in template.columns.iter().zip(found) {
            let same = |(index, cell): (usize, &Cow<'_, str>)| self.free[index] && **cell == *column.header;
            if *found == Found::Missing
                && let Some(index) = self.cells.iter().enumerate().position(same)
            {
                self.free[index] = false;
                *found = Found::Exact { column: position(index) };
            }
        }
    }

    /// Proposes columns for the fields that are missing.
    fn propose(&mut self, found: &mut [Found], template: &Template, choices: &ColumnChoices) {
        let missing = template.columns.iter().zip(&*found);
        let missing = missing.filter(|(_, found)| **found == Found::Missing).map(|(column, _)| column);
        let missing: Vec<&Column> = missing.filter(|it| !choices.left_out.contains(&it.field)).collect();
        for (field, likely) in self.evident.propose(&missing, template, &mut self.free) {
            if let Some(place) = template.columns.iter().position(|column| column.field == field) {
                found[place] = self.proposed(&likely);
            }
        }
    }

    /// Of a proposed column with whole names, and columns with family and given names, keeps the parts.
    /// Beside family names, a bare "name" is the given name.
    fn choose_names(&mut self, found: &mut [Found], template: &Template, choices: &ColumnChoices) {
        let place = |of| template.columns.iter().position(|it| it.field == Field::Attribute(of));
        let places = [Attribute::Name, Attribute::GivenName, Attribute::FamilyName].map(place);
        let [Some(whole), Some(given), Some(family)] = places else { return };
        let Found::Proposed { text, .. } = &found[whole] else { return };
        let is_bare = || Vocabulary::get().words(text).iter().eq(["name"]);
        let may_be_given = || !choices.left_out.contains(&Field::Attribute(Attribute::GivenName));
        if found[family] == Found::Missing {
            return;
        }
        if found[given] != Found::Missing {
            self.give_back(&mem::replace(&mut found[whole], Found::Missing));
        } else if is_bare() && may_be_given() {
            found.swap(whole, given);
        }
    }

    /// Takes back all proposals. The columns of a roster say nothing about insurance, whatever their names.
    fn take_back_proposals(&mut self, expected: &mut [Expected]) {
        for column in expected.iter_mut().filter(|column| column.is_proposed()) {
            self.give_back(&mem::replace(&mut column.found, Found::Missing));
        }
    }

    /// The columns of a proposal are free again.
    fn give_back(&mut self, proposal: &Found) {
        if let Found::Proposed { column, rivals, .. } = proposal {
            let columns = std::iter::once(column).chain(rivals.iter().map(|rival| &rival.column));
            columns.for_each(|&column| self.free[usize::from(column) - 1] = true);
        }
    }

    fn proposed(&self, likely: &Likely) -> Found {
        let named = |index: usize| Rival { column: position(index), text: shown(&self.cells[index]) };
        let mut columns = likely.columns.iter().map(|&index| named(index));
        columns.next().map_or(Found::Missing, |Rival { column, text }| Found::Proposed {
            column,
            text,
            reason: likely.reason,
            rivals: columns.collect(),
        })
    }

    /// The fields that the file has no column for by decision, each with the columns that are likely.
    fn left_out(&self, template: &Template, choices: &ColumnChoices) -> Vec<(Field, Likely)> {
        let left_out = template.columns.iter().filter(|column| choices.left_out.contains(&column.field));
        let left_out: Vec<&Column> = left_out.collect();
        self.evident.propose(&left_out, template, &mut self.free.clone())
    }

    /// The columns that are only compared: as chosen, or those with names of persons in insurance lists.
    fn checks(&self, template: &Template, choices: &ColumnChoices) -> Vec<Check> {
        let check = |index: usize, chosen| {
            let text = shown(self.cells.get(index)?);
            Some(Check { column: position(index), text, chosen })
        };
        match &choices.checks {
            Some(chosen) => {
                chosen.iter().filter_map(|column| check(usize::from(*column).checked_sub(1)?, true)).collect()
            }
            None if template.purpose == Purpose::Records => Vec::new(),
            None => {
                let names = names_of_persons(self.evident, &self.free);
                names.into_iter().filter_map(|index| check(index, false)).collect()
            }
        }
    }

    fn others(&self, expected: &[Expected], template: &Template, left_out: &[(Field, Likely)]) -> Vec<Other> {
        let is_free = |index: &usize| self.free[*index] || is_rival(expected, position(*index));
        let named = (0..self.cells.len()).filter(|index| !trim(&self.cells[*index]).is_empty());
        let others = named.filter(is_free).map(|index| Other {
            column: position(index),
            text: shown(&self.cells[index]),
            repeats: repeated(&self.cells[index], expected, template),
            left_out: left_out
                .iter()
                .find(|(_, likely)| likely.columns.contains(&index))
                .map(|(field, _)| *field),
        });
        others.collect()
    }
}

/// Whether a column is a rival of a proposed one.
fn is_rival(expected: &[Expected], column: u16) -> bool {
    expected.iter().any(|it| match &it.found {
        Found::Proposed { rivals, .. } => rivals.iter().any(|rival| rival.column == column),
        _ => false,
    })
}

/// Cuts a header that is too long to display.
fn shown(cell: &str) -> String {
    shortened(cell, SHOWN_CHARACTERS)
}

/// The field whose header occurs a second time. After a person's mapping, the other column is only unknown.
fn repeated(cell: &str, expected: &[Expected], template: &Template) -> Option<Field> {
    let cell = letters(cell);
    let same = |(expected, column): &(&Expected, &Column)| {
        matches!(expected.found, Found::Exact { .. }) && letters(&column.header) == cell
    };
    expected.iter().zip(&template.columns).find(same).map(|(expected, _)| expected.field)
}

/// The column, from 1. There are never more than [`MAX_COLUMNS`].
pub(super) fn position(index: usize) -> u16 {
    u16::try_from(index + 1).unwrap_or(u16::MAX)
}
