//! Writes rows of an import and its corrections as a sheet with line and reason.

use super::line_findings::LineFindings;
use super::pipeline::find;
use super::planned_rows::PlannedRow;
use super::sheet_download::SheetDownload;
use super::stored_rows::StoredRows;
use super::templates::{ImportTemplates, current_template};
use crate::Failure;
use crate::spool::Spooled;
use crate::store::imports::Import;
use crate::store::outcomes::Fate;
use crate::store::{ImportKey, StoreError, Tx};
use coverlist_core::plan::{Effect, Outcome, Reason};
use coverlist_core::record::Field;
use coverlist_core::template::{LINE_HEADER, REASON_HEADER, Template};
use coverlist_core::value::unsafe_cell;
use coverlist_messages::{English, plan_effect, plan_reason, render};
use csv::StringRecord;
use std::collections::{BTreeMap, HashMap};

/// The number of rows whose findings are read together.
const ROWS: usize = 1_000;

/// Writes rows by the import of their round, and by line: those of the first round first, in file order, then
/// those of each correction.
pub(super) fn write(
    tx: &Tx<'_>,
    import: &Import,
    mut wanted: BTreeMap<i64, HashMap<u32, Wanted>>,
    mut file: SheetDownload,
) -> Result<Spooled, Failure> {
    // The first round gives the columns, also if none of its rows is wanted.
    let of_first = wanted.remove(&import.key.id).unwrap_or_default();
    let mut rounds = vec![Round::open(tx, import.clone(), of_first)?];
    for (id, rows) in wanted {
        let key = ImportKey { district: import.key.district, id };
        rounds.push(Round::open(tx, find(tx, key)?, rows)?);
    }
    let template = template_of(tx, import)?;
    let columns = columns(&rounds, &template);
    let headers = columns.iter().map(|column| column.header(&template));
    file.row(headers.chain([LINE_HEADER, REASON_HEADER]))?;
    for round in &mut rounds {
        round.write(tx, &columns, &mut file)?;
    }
    Ok(file.finish()?)
}

/// The template whose headers the sheet has: that of the import, or, if it has corrections, the current
/// version, unless that lacks a column of the import.
pub(super) fn template_of(tx: &Tx<'_>, import: &Import) -> Result<Template, StoreError> {
    if import.corrections == 0 {
        return Ok(import.template.clone());
    }
    let current = current_template(tx, import)?;
    let has_all = import.fields.iter().all(|field| current.column(*field).is_some());
    Ok(if has_all { current } else { import.template.clone() })
}

/// A row to write.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    outcome: Outcome,
    /// The planner's reason.
    reason: Option<Reason>,
    /// What the row would do to its record; `None` in a report.
    effect: Option<Effect>,
}

impl Wanted {
    pub(super) fn planned(row: &PlannedRow) -> Self {
        let reason = row.planned.as_ref().and_then(|planned| planned.reason);
        Self { outcome: row.outcome(), reason, effect: row.effect() }
    }

    pub(super) fn reported(fate: &Fate) -> Self {
        Self { outcome: fate.outcome, reason: fate.reason, effect: None }
    }
}

/// What a column has, apart from line and reason.
#[derive(Clone, PartialEq)]
enum Column {
    Values(Field),
    Check(String),
}

impl Column {
    fn header<'c>(&'c self, template: &'c Template) -> &'c str {
        match self {
            Self::Check(header) => header,
            Self::Values(field) => template.header(*field),
        }
    }
}

/// The columns that a round has, in the order of a sheet.
fn columns(rounds: &[Round<'_>], template: &Template) -> Vec<Column> {
    let mut columns = Vec::new();
    for column in rounds.iter().flat_map(Round::columns) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns.sort_by_key(|column| match column {
        Column::Values(field) => template.columns.iter().position(|it| it.field == *field),
        Column::Check(_) => Some(template.columns.len()),
    });
    columns
}

/// A stored sheet, and the rows of it that are written.
struct Round<'t> {
    import: Import,
    templates: ImportTemplates,
    rows: StoredRows<'t>,
    wanted: HashMap<u32, Wanted>,
}

impl<'t> Round<'t> {
    fn open(tx: &'t Tx<'t>, import: Import, wanted: HashMap<u32, Wanted>) -> Result<Self, StoreError> {
        let rows = StoredRows::open(tx, &import)?;
        Ok(Self { templates: ImportTemplates::of(tx, &import)?, import, rows, wanted })
    }

    fn columns(&self) -> impl Iterator<Item = Column> {
        let checks = self.rows.header.checks.iter().cloned().map(Column::Check);
        self.rows.header.fields.iter().map(|field| Column::Values(*field)).chain(checks)
    }

    fn write(&mut self, tx: &Tx<'_>, columns: &[Column], file: &mut SheetDownload) -> Result<(), StoreError> {
        let own: Vec<Column> = self.columns().collect();
        let places: Vec<_> = columns.iter().map(|wanted| own.iter().position(|it| it == wanted)).collect();
        let mut rows = Vec::with_capacity(ROWS);
        while let Some(line) = self.rows.next_line()? {
            if let Some(&wanted) = self.wanted.get(&line) {
                rows.push(SheetRow { line, cells: self.rows.cells().clone(), wanted });
            }
            if rows.len() == ROWS {
                self.write_rows(tx, &places, &rows, file)?;
                rows.clear();
            }
        }
        self.write_rows(tx, &places, &rows, file)
    }

    /// Writes rows, with the cells at these places; `None` is a blank one.
    fn write_rows(
        &self,
        tx: &Tx<'_>,
        places: &[Option<usize>],
        rows: &[SheetRow],
        file: &mut SheetDownload,
    ) -> Result<(), StoreError> {
        let rejected = rows.iter().filter(|row| row.wanted.outcome == Outcome::Rejected);
        let findings = LineFindings::read(tx, self.import.key, rejected.map(|row| row.line))?;
        for row in rows {
            let (line, reason) = (row.line.to_string(), row.why(&self.templates, &findings));
            let cell =
                |place: &Option<usize>| place.and_then(|place| row.cells.get(place)).unwrap_or_default();
            file.row(places.iter().map(|place| unsafe_cell(cell(place))).chain([&*line, &*reason]))?;
        }
        Ok(())
    }
}

/// A row of a stored sheet that is written.
struct SheetRow {
    /// Its line in the source file.
    line: u32,
    /// Its cells in the stored sheet.
    cells: StringRecord,
    wanted: Wanted,
}

impl SheetRow {
    /// Why the row is not applied, in English, or what a planned row does; empty for an unchanged row and for
    /// an updated one in a report. A row that could not be split into cells has the code that a sheet has
    /// there.
    fn why(&self, templates: &ImportTemplates, findings: &LineFindings) -> String {
        match (self.wanted.outcome, self.wanted.reason) {
            (_, Some(reason)) => render(&English, &plan_reason(reason, templates.template.kind)),
            (Outcome::Rejected, None) => {
                let codes = findings.of(self.line).iter().map(|finding| finding.code);
                let shape = codes.into_iter().find(|code| code.is_of_shape());
                let sentence = || findings.rejection(templates, self.line);
                shape.map_or_else(sentence, |code| code.id().to_owned())
            }
            (_, None) => {
                self.wanted.effect.map(|effect| render(&English, &plan_effect(effect))).unwrap_or_default()
            }
        }
    }
}
