//! Writes sheets to download: the staged sheet, and the rows of it that were not applied.

use super::Pipeline;
use super::judged_sheet::Records;
use super::line_findings::LineFindings;
use super::pipeline::find;
use super::report::{counts, each_reported_chunk, line};
use super::stored_sheet::StoredSheet;
use super::templates::ImportTemplates;
use crate::Failure;
use crate::access::Caller;
use crate::spool::{Spool, Spooled};
use crate::store::imports::{self, Import};
use crate::store::{StoreError, Tx};
use crate::workbook::FileFormat;
use coverlist_core::plan::{Outcome, Reason};
use coverlist_core::sheet::{Sheet, SheetColumn, SheetStyle};
use coverlist_core::template::{LINE_HEADER, REASON_HEADER, SheetHeader};
use coverlist_core::value::unsafe_cell;
use coverlist_messages::{English, plan_reason, render, text};
use csv::StringRecord;
use std::collections::HashMap;
use std::path::Path;

const NOT_APPLIED: [Outcome; 3] = [Outcome::Skipped, Outcome::Refused, Outcome::Rejected];

/// The number of rows that are written at a time.
const ROWS: usize = 1_000;

/// A file to download.
pub(crate) struct SheetFile {
    pub(crate) name: String,
    pub(crate) format: FileFormat,
    pub(crate) content: Spooled,
}

impl Pipeline {
    /// The sheet of an import, as a workbook or a CSV for spreadsheets: with a byte order mark and all cells
    /// quoted.
    ///
    /// # Errors
    ///
    /// `not_found`, also when the sheet was deleted.
    pub(crate) async fn sheet(
        &self,
        caller: &Caller,
        id: i64,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (key, folder) = (caller.import_key(id), self.database.folder().to_owned());
        let write = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            if imports::chunk(tx, key, 0)?.is_none() {
                return Err(Failure::not_found(text::problem_not_found_import_file()));
            }
            let mut records = Records::new(StoredSheet::new(tx, key));
            let mut file = Download::new(Spool::new(&folder)?);
            while records.read_next()? {
                file.row(records.record.iter().map(unsafe_cell))?;
            }
            SheetFile::new(&import, "sheet", format, file.finish()?, &folder)
        };
        self.database.read_async(write).await
    }

    /// The rows with one of `outcomes`, or the rows that were not applied, as a sheet with line and reason. A
    /// corrected sheet can be staged again. The reason of a row that could not be split into cells is the
    /// code that a sheet has there; every other reason is a sentence.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` before rows of the import are applied.
    pub(crate) async fn report_sheet(
        &self,
        caller: &Caller,
        id: i64,
        outcomes: Option<Vec<Outcome>>,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (key, folder) = (caller.import_key(id), self.database.folder().to_owned());
        let write = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            counts(&import)?;
            let what = match &outcomes {
                None => "not-applied".to_owned(),
                Some(outcomes) => outcomes.iter().map(|outcome| outcome.id()).collect::<Vec<_>>().join("-"),
            };
            let file = Download::new(Spool::new(&folder)?);
            let content = reported(tx, &import, outcomes.as_deref().unwrap_or(&NOT_APPLIED), file)?;
            SheetFile::new(&import, &what, format, content, &folder)
        };
        self.database.read_async(write).await
    }
}

impl SheetFile {
    /// A file about the source file `enrollment.csv`, such as `enrollment-sheet.csv`.
    fn new(
        import: &Import,
        what: &str,
        format: FileFormat,
        csv: Spooled,
        folder: &Path,
    ) -> Result<Self, Failure> {
        let name = import.name();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let column = |header: &str| SheetColumn::of_sheet(header, &import.template);
        let content = format.write_file(csv, column, folder)?;
        Ok(Self { name: format.name(&format!("{stem}-{what}")), format, content })
    }
}

fn reported(
    tx: &Tx<'_>,
    import: &Import,
    wanted: &[Outcome],
    mut file: Download,
) -> Result<Spooled, StoreError> {
    let templates = ImportTemplates::of(tx, import)?;
    let wanted = wanted_rows(tx, import, wanted)?;
    let mut records = Records::new(StoredSheet::new(tx, import.key));
    let header = records.next()?.ok_or_else(|| StoreError::corrupt("a processed import has no sheet"))?;
    let header = SheetHeader::new(header.iter().map(unsafe_cell), &import.template)
        .map_err(|_| StoreError::corrupt("a stored sheet has another header"))?;
    let columns = SheetHeader { has_line: false, has_reason: false, ..header.clone() };
    file.row(columns.cells(&import.template).chain([LINE_HEADER, REASON_HEADER]))?;
    let mut rows = Vec::new();
    while records.read_next()? {
        let line = line_of(&records.record, &header, records.number)?;
        if let Some(&(outcome, reason)) = wanted.get(&line) {
            let cells = records.record.iter().take(header.values()).collect();
            rows.push(ReportedRow { line, cells, outcome, reason });
        }
        if rows.len() == ROWS {
            write_rows(tx, import, &templates, std::mem::take(&mut rows), &mut file)?;
        }
    }
    write_rows(tx, import, &templates, rows, &mut file)?;
    file.finish()
}

/// A row of the sheet that goes into the report.
struct ReportedRow {
    /// Its line in the source file.
    line: u32,
    /// Its cells before `Line` and `Reason`.
    cells: StringRecord,
    outcome: Outcome,
    /// The planner's reason.
    reason: Option<Reason>,
}

fn write_rows(
    tx: &Tx<'_>,
    import: &Import,
    templates: &ImportTemplates,
    rows: Vec<ReportedRow>,
    file: &mut Download,
) -> Result<(), StoreError> {
    let rejected = rows.iter().filter(|row| row.outcome == Outcome::Rejected);
    let findings = LineFindings::read(tx, import.key, rejected.map(|row| row.line))?;
    for row in rows {
        let (line, reason) = (row.line.to_string(), row.why(templates, &findings));
        file.row(row.cells.iter().map(unsafe_cell).chain([&*line, &*reason]))?;
    }
    Ok(())
}

impl ReportedRow {
    /// Why the row was not applied, in English; empty for an updated or unchanged row. A row that could not
    /// be split into cells has the code that a sheet has there.
    fn why(&self, templates: &ImportTemplates, findings: &LineFindings) -> String {
        match (self.outcome, self.reason) {
            (_, Some(reason)) => render(&English, &plan_reason(reason, templates.template.kind)),
            (Outcome::Rejected, None) => {
                let codes = findings.of(self.line).iter().map(|finding| finding.code);
                let shape = codes.into_iter().find(|code| code.is_of_shape());
                let sentence = || findings.rejection(templates, self.line);
                shape.map_or_else(sentence, |code| code.id().to_owned())
            }
            (_, None) => String::new(),
        }
    }
}

/// The line of a row in the source file.
fn line_of(record: &StringRecord, header: &SheetHeader, number: u32) -> Result<u32, StoreError> {
    if !header.has_line {
        return Ok(number);
    }
    let line = record.get(header.values()).and_then(|line| line.parse().ok());
    line.ok_or_else(|| StoreError::corrupt("a row of a stored sheet has no line"))
}

/// The rows with one of these outcomes, by line, each with the planner's reason.
fn wanted_rows(
    tx: &Tx<'_>,
    import: &Import,
    wanted: &[Outcome],
) -> Result<HashMap<u32, (Outcome, Option<Reason>)>, StoreError> {
    let mut rows = HashMap::new();
    each_reported_chunk(tx, import, import.template.kind, 0, |chunk| {
        let found = chunk.iter().filter(|row| wanted.contains(&row.outcome.outcome));
        rows.extend(found.map(|row| (line(row), (row.outcome.outcome, row.outcome.reason))));
        Ok(true)
    })?;
    Ok(rows)
}

/// A sheet for spreadsheets that is being written to a temporary file.
struct Download {
    spool: Spool,
    sheet: Sheet,
    /// The number of rows in `sheet`.
    rows: usize,
}

impl Download {
    fn new(spool: Spool) -> Self {
        Self { spool, sheet: Sheet::new(SheetStyle::Download), rows: 0 }
    }

    fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), StoreError> {
        self.sheet.row(cells);
        self.rows += 1;
        if self.rows < ROWS {
            return Ok(());
        }
        self.rows = 0;
        let full = std::mem::replace(&mut self.sheet, Sheet::continued(SheetStyle::Download));
        self.spool.push(&full.into_bytes())
    }

    fn finish(mut self) -> Result<Spooled, StoreError> {
        self.spool.push(&self.sheet.into_bytes())?;
        self.spool.finish().rewound()
    }
}
