//! Finds the lines of the header.

use super::HeaderChoice;
use super::evidence::{Evidence, HeaderText, Wanted};
use super::rows::{HeaderRows, joined};
use super::sample::{SAMPLED, is_date};
use super::vocabulary::Vocabulary;
use crate::read::{FileKind, Record, Table};
use crate::record::{inserted, trim};
use crate::template::TemplateSet;
use crate::value::{amount, begins_comment, looks_like};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The number of records at the top that may be the header.
const SEARCHED: usize = 20;

/// The number of cells that are compared in each. A hostile file has many more.
const SEARCHED_CELLS: usize = 400;

/// Whether enough of a file is read to find its header. A file that is blank so far has none.
pub fn is_header_read(table: &Table, chosen: Option<HeaderChoice>) -> bool {
    let rows = chosen.and_then(|choice| HeaderRows::chosen(choice, table));
    let is_awaited = chosen.is_some() && rows.is_none();
    let last = rows.map_or(SEARCHED + 1, |rows| rows.line as usize);
    let is_read = table.is_complete() || (!is_awaited && table.len() >= last + SAMPLED);
    let is_filled = |record: Record<'_>| searched_cells(record).any(|cell| !trim(&cell).is_empty());
    table.facts().kind == FileKind::Text
        && is_read
        && (rows.is_some() || table.records().take(SEARCHED).any(is_filled))
}

/// The lines of the header: those that a person chose, or else those that are found. `None` as long as the
/// header is not read.
pub(super) fn locate(
    table: &Table,
    templates: &TemplateSet,
    known: &Vocabulary,
    chosen: Option<HeaderChoice>,
) -> Option<HeaderRows> {
    if !is_header_read(table, chosen) {
        return None;
    }
    let rows = chosen.and_then(|choice| HeaderRows::chosen(choice, table));
    rows.or_else(|| Search::new(table, templates, known).found())
}

fn searched_cells(record: Record<'_>) -> impl Iterator<Item = Cow<'_, str>> {
    record.cells().take(SEARCHED_CELLS)
}

/// The records that may be the header.
struct Search<'a, 't> {
    candidates: Vec<Candidate<'t>>,
    wanted: Vec<Wanted<'a>>,
    exact: BTreeSet<&'a str>,
    known: &'a Vocabulary,
    /// The points of the cells so far. Rows repeat their words.
    points: RefCell<BTreeMap<String, usize>>,
}

struct Candidate<'t> {
    line: u32,
    cells: Vec<Cow<'t, str>>,
    filled: usize,
    is_remark: bool,
}

impl<'a, 't> Search<'a, 't> {
    fn new(table: &'t Table, templates: &'a TemplateSet, known: &'a Vocabulary) -> Self {
        let columns = || templates.iter().flat_map(|it| it.columns.iter().map(move |column| (column, it)));
        let candidates = table
            .records()
            .take(SEARCHED)
            .filter_map(|record| Candidate::new(record.line(), searched_cells(record).collect()));
        Self {
            candidates: candidates.collect(),
            wanted: columns().map(|(column, template)| Wanted::new(column, template, known)).collect(),
            exact: inserted(columns().map(|(column, _)| column.header.as_str())),
            known,
            points: RefCell::default(),
        }
    }

    /// The first record with two exact headers; or the one with the most known names, which may be split over
    /// two lines; or the first one that looks like a header by its shape.
    fn found(&self) -> Option<HeaderRows> {
        let exact =
            |cells: &[Cow<'_, str>]| cells.iter().filter(|cell| self.exact.contains(&***cell)).count();
        if let Some(header) = self.candidates.iter().find(|it| exact(&it.cells) >= 2) {
            return Some(HeaderRows { line: header.line, lines: 1 });
        }
        self.by_names().or_else(|| self.by_shape())
    }

    /// The record with the most known names. A single weak name may be a value.
    fn by_names(&self) -> Option<HeaderRows> {
        let mut best: Option<(usize, HeaderRows)> = None;
        let mut consider = |score: usize, rows: HeaderRows| {
            if score > best.map_or(0, |(highest, _)| highest) {
                best = Some((score, rows));
            }
        };
        for (place, candidate) in self.candidates.iter().enumerate() {
            let score = self.score(&candidate.cells);
            if !candidate.is_remark && (score >= 2 || (score == 1 && !self.is_data(place))) {
                consider(score, HeaderRows { line: candidate.line, lines: 1 });
            }
        }
        for (place, pair) in self.candidates.windows(2).enumerate() {
            let [above, below] = pair else { continue };
            let is_pair = below.line == above.line + 1 && above.filled.min(below.filled) >= 2;
            if is_pair
                && !above.is_remark
                && !below.is_remark
                && !self.is_data(place)
                && !self.is_data(place + 1)
            {
                let rows = HeaderRows { line: below.line, lines: 2 };
                consider(self.score(&joined(&above.cells, &below.cells)), rows);
            }
        }
        best.map(|(_, rows)| rows)
    }

    /// The first record that is as wide as the file: a header, or data without a header.
    fn by_shape(&self) -> Option<HeaderRows> {
        let rows = || self.candidates.iter().enumerate().filter(|(_, candidate)| !candidate.is_remark);
        let widest = rows().map(|(_, candidate)| candidate.filled).max()?;
        let (place, Candidate { line, .. }) =
            rows().find(|(_, candidate)| candidate.filled * 2 >= widest.max(2)).or_else(|| rows().next())?;
        let line = *line;
        Some(if self.is_data(place) {
            HeaderRows { line: line - 1, lines: 0 }
        } else {
            HeaderRows { line, lines: 1 }
        })
    }

    /// How many cells are names of fields: four points for an exact one, two for a known one, one for a weak
    /// one.
    fn score(&self, cells: &[Cow<'_, str>]) -> usize {
        let filled = cells.iter().map(|cell| trim(cell)).filter(|cell| !cell.is_empty());
        filled.map(|cell| if self.exact.contains(cell) { 4 } else { self.points(cell) }).sum()
    }

    /// The points of a cell that is not exact. A value has none: nearly all searched records are rows.
    fn points(&self, cell: &str) -> usize {
        if is_value(cell) {
            return 0;
        }
        if let Some(&points) = self.points.borrow().get(cell) {
            return points;
        }
        let points = self.points_of_name(cell);
        self.points.borrow_mut().insert(cell.to_owned(), points);
        points
    }

    fn points_of_name(&self, cell: &str) -> usize {
        let header = HeaderText::new(cell, self.known);
        let mut points = 0;
        for wanted in &self.wanted {
            match wanted.evidence(&header, false) {
                Evidence::Names(..) => return 2,
                Evidence::Hints { needs_cells: false, .. } => points = 1,
                _ => {}
            }
        }
        points
    }

    /// Whether the candidate at this place is data: a cell is a value, or repeats below as an answer.
    fn is_data(&self, place: usize) -> bool {
        let candidate = &self.candidates[place];
        let repeats = |index: usize, cell: &str| {
            let below = self.candidates.iter().skip(place + 1);
            let mut below = below.filter_map(|other| other.cells.get(index));
            self.known.is_answer(cell) && below.any(|other| trim(other) == cell)
        };
        let is_value = |(index, cell): (usize, &Cow<'_, str>)| {
            let cell = trim(cell);
            is_value(cell) || repeats(index, cell)
        };
        candidate.cells.iter().enumerate().any(is_value)
    }
}

impl<'t> Candidate<'t> {
    /// `None` for a blank record.
    fn new(line: u32, cells: Vec<Cow<'t, str>>) -> Option<Self> {
        let mut filled = cells.iter().filter(|cell| !trim(cell).is_empty());
        let is_remark = is_comment_or_delimiter_line(filled.next()?);
        let filled = filled.count() + 1;
        Some(Self { line, cells, filled, is_remark })
    }
}

/// Whether a text is a value and no header: a date, an amount, an e-mail address or a key.
fn is_value(cell: &str) -> bool {
    let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
    let is_key = || {
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        !cell.contains(char::is_whitespace) && (digits >= 3 || looks_like(cell).is_some())
    };
    cell.contains('@') || (has_digit && (is_date(cell) || amount(cell).is_ok() || is_key()))
}

/// Whether a record is a comment, or the line `sep=;` with which Excel
/// learns the delimiter.
fn is_comment_or_delimiter_line(first: &str) -> bool {
    let first = first.trim();
    begins_comment(first) || first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="))
}
