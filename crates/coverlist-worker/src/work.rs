//! The state of the work on a file.

use crate::download::{DownloadJob, Validated};
use crate::message::{
    CELL_CHARACTERS, CellEdit, CellRepair, Column, DateQuestion, DateReading, DownloadContent, OrderReason,
    RowView, RowsRequest, Summary, Which, Window,
};
use crate::select::{Selected, Selection};
use crate::sheet::SheetJob;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::map::HeaderVerdict;
use coverlist_core::read::{Reader, Table};
use coverlist_core::record::Field;
use coverlist_core::sheet::{Answers, DecisionFault, Decisions, Question, Source, Sourced, questions};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{DateColumn, EditRefusal, Validator, Verdict};
use coverlist_core::value::shortened;
use std::borrow::Cow;

/// The maximum number of findings in a summary.
const TOP_FINDINGS: usize = 40;
/// The maximum number of columns that are shown. Real files have far fewer; a hostile file can have
/// thousands.
const COLUMNS: usize = 60;
/// The state of the work on a file.
#[derive(Default)]
pub(crate) enum Work {
    /// The first bytes of the file, until they are enough to recognize a saved source.
    Opening(Vec<u8>),
    /// The file is being read into a table, and its rows are validated as they arrive.
    Reading(Box<Reading>),
    /// The rows of the table are being validated.
    Validating(Box<(Table, Validator)>),
    /// The rows are validated, and the verdict is known.
    Done(Box<Done>),
    /// The work was stopped before its end.
    #[default]
    Stopped,
}

/// A file that is being read.
pub(crate) struct Reading {
    pub(crate) reader: Reader,
    /// Validates the rows so far. `None` before the header is known, and after the settings have changed: all
    /// rows are then validated when the file is read.
    pub(crate) validator: Option<Validator>,
}

/// A validated file and the selection of its rows.
pub(crate) struct Done {
    pub(crate) table: Table,
    pub(crate) verdict: Verdict,
    pub(crate) columns: Vec<Column>,
    pub(crate) selection: Option<Selection>,
    pub(crate) sheet: Option<SheetJob>,
    pub(crate) download: Option<DownloadJob>,
}

impl Work {
    /// Whether bytes of the file are expected.
    pub(crate) const fn is_reading(&self) -> bool {
        matches!(self, Self::Opening(_) | Self::Reading(_))
    }

    /// The records read so far; `None` after the work was stopped.
    pub(crate) fn table(&self) -> Option<&Table> {
        match self {
            Self::Reading(reading) => Some(reading.reader.table()),
            Self::Validating(validating) => Some(&validating.0),
            Self::Done(done) => Some(&done.table),
            Self::Opening(_) | Self::Stopped => None,
        }
    }

    /// The header verdict, once validation has begun.
    pub(crate) fn header(&self) -> Option<&HeaderVerdict> {
        match self {
            Self::Reading(reading) => reading.validator.as_ref()?.header(),
            Self::Validating(validating) => validating.1.header(),
            Self::Done(done) => done.verdict.header.as_ref(),
            Self::Opening(_) | Self::Stopped => None,
        }
    }

    /// The validated share of the rows, from 0 to 1.
    pub(crate) fn validated(&self) -> f64 {
        match self {
            Self::Opening(_) | Self::Reading(_) | Self::Stopped => 0.0,
            Self::Validating(validating) => validating.1.progress(&validating.0),
            Self::Done(_) => 1.0,
        }
    }

    /// The verdict of work after its last step, with the edits of the decisions.
    pub(crate) fn finish(self, decisions: &Decisions) -> Option<Result<Done, DecisionFault>> {
        let Self::Validating(validating) = self else { return None };
        let (mut table, validator) = *validating;
        let mut verdict = validator.finish(&table);
        let corrected = decisions.correct(&mut table, &mut verdict);
        let columns = verdict.header.as_ref().map(|header| columns(&table, header)).unwrap_or_default();
        let done = Done { table, verdict, columns, selection: None, sheet: None, download: None };
        Some(corrected.map(|()| done))
    }
}

impl Done {
    /// The table with the file's own texts.
    pub(crate) fn into_own_table(mut self) -> Table {
        self.table.restore();
        self.table
    }

    /// Whether a window, a sheet or a download is not finished.
    pub(crate) fn is_busy(&self) -> bool {
        self.is_selecting()
            || self.sheet.as_ref().is_some_and(|sheet| !sheet.is_written())
            || self.download.as_ref().is_some_and(|download| !download.is_written())
    }

    fn is_selecting(&self) -> bool {
        self.selection.as_ref().is_some_and(Selection::is_due)
    }

    /// Begins to write the sheet. Returns `false` when it is being written, or when the header blocks it.
    pub(crate) fn start_sheet(&mut self, name: String) -> bool {
        if self.sheet.is_some() {
            return false;
        }
        self.sheet = SheetJob::new(name, &self.table, &self.verdict);
        self.sheet.is_some()
    }

    /// Begins to write a download. A file without a sheet gets none.
    pub(crate) fn start_download(&mut self, content: DownloadContent, missing: &[u32]) -> bool {
        let file = Validated { table: &self.table, verdict: &self.verdict, missing };
        self.download = DownloadJob::new(content, file);
        self.download.is_some()
    }

    /// Changes a cell. Selection, sheet and download depend on the rows, so they begin again when they are
    /// requested.
    pub(crate) fn edit(&mut self, edit: &CellEdit) -> Result<(), EditRefusal> {
        self.verdict.edit(&mut self.table, edit.line, edit.field, edit.text.as_deref())?;
        self.selection = None;
        self.sheet = None;
        self.download = None;
        Ok(())
    }

    /// Continues the selection, or else the sheet and the download. Returns the window once it is complete.
    /// `missing` has the lines whose keys name no record.
    pub(crate) fn step(&mut self, run: u32, rows: u32, missing: &[u32]) -> Option<Window> {
        if self.is_selecting() {
            return self.select(run, rows, missing);
        }
        let Self { table, verdict, sheet, download, .. } = self;
        sheet.iter_mut().for_each(|sheet| sheet.step(table, verdict, rows));
        let file = Validated { table, verdict, missing };
        download.iter_mut().for_each(|download| download.step(file, rows));
        None
    }

    /// Starts a selection of rows, or reuses the current one when only the window differs.
    /// `missing` has the lines whose keys name no record.
    pub(crate) fn show(&mut self, request: RowsRequest, missing: &[u32]) {
        self.selection = match self.selection.take() {
            // Keys may have been looked up since.
            Some(selection)
                if selection.filter() == &request.filter && request.filter.which != Which::Missing =>
            {
                Some(selection.again(request))
            }
            _ => Some(Selection::new(request, &self.table, &self.verdict, missing)),
        };
    }

    fn select(&mut self, run: u32, rows: u32, missing: &[u32]) -> Option<Window> {
        let selection = self.selection.as_mut()?;
        selection.step(&self.table, rows);
        let (total, Selected { from, lines }) = selection.window()?;
        let number = selection.number();
        let rows = lines
            .iter()
            .map(|&line| RowView { is_missing: missing.binary_search(&line).is_ok(), ..self.row(line) })
            .collect();
        let (marked_before, marked_after) = self.marked_around(&lines, missing);
        Some(Window { run, number, total, from, rows, marked_before, marked_after })
    }

    /// The places of the nearest selected rows before and after some lines that have a finding or name no
    /// record.
    fn marked_around(&self, lines: &[u32], missing: &[u32]) -> (Option<u32>, Option<u32>) {
        let (Some(selection), Some(&first), Some(&last)) = (&self.selection, lines.first(), lines.last())
        else {
            return (None, None);
        };
        let place = |line: u32| selection.place(line);
        let before: Vec<u32> = self.verdict.lines_with_findings().take_while(|line| *line < first).collect();
        let before = before.iter().rev().find_map(|line| place(*line));
        let missing_before = missing.iter().rev().filter(|line| **line < first).find_map(|line| place(*line));
        let after = self.verdict.lines_with_findings().filter(|line| *line > last).find_map(place);
        let missing_after = missing.iter().filter(|line| **line > last).find_map(|line| place(*line));
        let nearest_after = [after, missing_after].into_iter().flatten().min();
        (before.max(missing_before), nearest_after)
    }

    fn row(&self, line: u32) -> RowView {
        let cells: Vec<_> = self.table.record(line).cells().take(usize::from(u16::MAX)).collect();
        let cell_in = |column: &Column| {
            cells.get(usize::from(column.column) - 1).map_or_else(String::new, |cell| shown(cell))
        };
        RowView {
            line,
            row_status: self.verdict.row_status(line),
            cells: self.columns.iter().map(cell_in).collect(),
            findings: self.verdict.findings_naming(line),
            is_missing: false,
            repairs: self.repairs_on(line),
        }
    }

    fn repairs_on(&self, line: u32) -> Vec<CellRepair> {
        let repairs = self.verdict.repairs_on(&self.table, line).into_iter();
        repairs.map(|(field, text)| CellRepair { field, text: shown(&text) }).collect()
    }

    /// Summarizes the verdict for the page.
    pub(crate) fn summary(&self, templates: &TemplateSet, sourced: &Sourced) -> Summary {
        let Self { table, verdict, columns, .. } = self;
        let questions = self.questions(templates, sourced);
        let top_findings = verdict.top_findings(TOP_FINDINGS);
        Summary {
            header: verdict.header.clone(),
            columns: columns.clone(),
            checked: verdict.checked,
            rows: verdict.rows,
            accepted: verdict.accepted,
            rejected: verdict.rejected,
            set_aside: verdict.set_aside,
            with_findings: verdict.with_findings,
            blocked: verdict.blocked,
            tally: verdict.tally().lines,
            date_questions: top_findings.iter().filter_map(|finding| date_question(table, finding)).collect(),
            top_findings,
            date_orders: verdict.dates.iter().filter_map(|column| date_reading(table, column)).collect(),
            questions,
            source: sourced.used.clone(),
            left_out: verdict.left_out(table),
            sourced: sourced.source_name().map(|_| Box::new(sourced.decisions.of_person(table))),
        }
    }

    fn questions(&self, templates: &TemplateSet, sourced: &Sourced) -> Vec<Question> {
        let mut questions = questions(&self.table, templates, &self.verdict, &sourced.decisions);
        questions.extend(sourced.questions(&self.verdict, &sourced.decisions, &questions));
        questions
    }

    /// The source that gives the next files of the sender the answers about this one; `None` if this one has
    /// no header to know them by.
    pub(crate) fn source(&self, name: &str, templates: &TemplateSet, sourced: &Sourced) -> Option<Source> {
        let Self { table, verdict, .. } = self;
        let names = verdict.header.iter().flat_map(|header| header.names(table));
        let headers: Vec<String> = names.map(Cow::into_owned).collect();
        let (decisions, questions) = (sourced.decisions.of_person(table), self.questions(templates, sourced));
        let answers = Answers { verdict, headers: &headers, decisions: &decisions, questions: &questions };
        Source::of_answers(name, answers).filter(Source::has_headers)
    }
}

/// The columns to show: all of the template's, and the first of the others.
fn columns(table: &Table, header: &HeaderVerdict) -> Vec<Column> {
    let field_in = |column: u16| {
        let expected = header.expected.iter().find(|expected| expected.found.read_from() == Some(column));
        expected.map(|expected| expected.field)
    };
    let mut room = COLUMNS.saturating_sub(header.expected.len());
    let mut has_room = |field: Option<Field>| {
        let has_room = field.is_some() || room > 0;
        room -= usize::from(field.is_none() && has_room);
        has_room
    };
    (1..)
        .zip(header.names(table))
        .map(|(column, text)| Column { column, text: shown(&text), field: field_in(column) })
        .filter(|column| has_room(column.field))
        .collect()
}

/// A cell as the page shows it.
fn shown(cell: &str) -> String {
    shortened(cell, CELL_CHARACTERS)
}

fn date_question(table: &Table, finding: &Finding) -> Option<DateQuestion> {
    let is_question =
        matches!(finding.code, Code::DateOrderUnknown | Code::DateOrderMixed | Code::DateOrderDoubtful);
    let (field, line) = (finding.field?, finding.line.filter(|_| is_question)?);
    let text = table.record(line).cell(finding.column?)?.into_owned();
    Some(DateQuestion { field, line, text, code: finding.code, lines: finding.lines.clone() })
}

fn date_reading(table: &Table, column: &DateColumn) -> Option<DateReading> {
    let order = column.order?;
    let proof = column.proving(order).first();
    let line = [column.either.first(), proof].into_iter().flatten().min()?;
    let text = shown(&table.record(line).cell(column.column)?);
    let reason = match (column.proven_in, proof) {
        (Some(other), _) => OrderReason::Column(other),
        (None, Some(line)) if !column.chosen => OrderReason::Line(line),
        _ => OrderReason::Chosen,
    };
    Some(DateReading { field: column.field, order, reason, text })
}
