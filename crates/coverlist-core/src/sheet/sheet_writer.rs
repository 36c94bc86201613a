//! Writes the rows of a validated file as a sheet.

use super::source_sheet::SourceSheet;
use super::{Sheet, SheetStyle};
use crate::findings::Code;
use crate::read::Table;
use crate::record::{Field, inserted, trim};
use crate::template::{CHECK_START, SheetHeader};
use crate::validate::{RowStatus, Verdict};
use crate::value::{SheetCell, unsafe_cell};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Writes a validated file as a sheet, some rows at a time. Only mapped columns are in it. Rows that are set
/// aside are not.
///
/// ```
/// use coverlist_core::read::{ReadChoices, read};
/// use coverlist_core::record::{Date, RecordKind};
/// use coverlist_core::sheet::{SheetStyle, SheetWriter};
/// use coverlist_core::template::{Template, TemplateSet};
/// use coverlist_core::validate::{Choices, Limits, validate};
///
/// let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
/// let file = "List of June\nInsurance Status;Name;User ID\nY;Ana;004231\nMaybe;Lee;118204\n";
/// let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
/// let today = Date::constant(2026, 9, 1);
/// let verdict = validate(&table, &template, &templates, &Choices::default(), today, Limits::default());
/// let mut writer = SheetWriter::new(&table, &verdict, SheetStyle::Plain).expect("the header is correct");
/// let sheet = writer.next_rows(&table, &verdict, 100).expect("two rows");
/// let expected = "User ID,Insurance Status,Line\r\n004231,Enrolled,3\r\n118204,Maybe,4\r\n";
/// assert_eq!(sheet, expected.as_bytes());
/// assert_eq!((writer.rows().accepted, writer.rows().rejected), (1, 1));
/// ```
#[derive(Debug)]
pub struct SheetWriter {
    style: SheetStyle,
    header: SheetHeader,
    /// The reasons for rows that could not be split into cells, by line.
    reasons: BTreeMap<u32, Code>,
    source: Option<SourceSheet>,
    /// The lines to write, each with its reason; `None` for all of them.
    only: Option<BTreeMap<u32, String>>,
    /// The line to write next; `None` before the header is written.
    line: Option<u32>,
    rows: SheetRows,
}

/// The number of rows of the source by their status in the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SheetRows {
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rows that cannot be applied.
    pub rejected: u32,
    /// The number of rows that are not records. They are not in the sheet.
    pub ignored: u32,
}

impl SheetWriter {
    /// A writer of the rows of a validated file. `None` when its header blocks it.
    pub fn new(table: &Table, verdict: &Verdict, style: SheetStyle) -> Option<Self> {
        verdict.header.as_ref().filter(|_| verdict.checked)?;
        let has_values: BTreeSet<Field> = inserted(verdict.fields().union(&verdict.constants()).copied());
        let fields = verdict.template().columns.iter().map(|column| column.field);
        let source = SourceSheet::of(table, verdict);
        let reasons: BTreeMap<u32, Code> =
            inserted(source.iter().flat_map(SourceSheet::reasons).chain(verdict.unsplittable()));
        let header = SheetHeader {
            fields: fields.filter(|field| has_values.contains(field)).collect(),
            checks: source.as_ref().map_or_else(|| check_names(table, verdict), SourceSheet::checks),
            has_line: true,
            has_reason: !reasons.is_empty(),
        };
        let rows = SheetRows { ignored: verdict.set_aside, ..SheetRows::default() };
        Some(Self { style, header, reasons, source, only: None, line: None, rows })
    }

    /// The columns of the sheet.
    pub fn header(&self) -> &SheetHeader {
        &self.header
    }

    /// Writes only these lines, each with its reason.
    #[must_use]
    pub(crate) fn with_reasons(mut self, reasons: BTreeMap<u32, String>) -> Self {
        self.header.has_reason = true;
        self.only = Some(reasons);
        self
    }

    /// The bytes of the next rows, about this many; `None` after the last one. The first ones begin with the
    /// header. Table and verdict are those of [`SheetWriter::new`].
    pub fn next_rows(&mut self, table: &Table, verdict: &Verdict, rows: u32) -> Option<Vec<u8>> {
        let last = u32::try_from(table.len()).unwrap_or(u32::MAX);
        let (mut sheet, line) = match self.line {
            Some(line) if line > last => return None,
            Some(line) => (Sheet::continued(self.style), line),
            None => (self.begun(verdict), verdict.header.as_ref()?.line + 1),
        };
        let end = line.saturating_add(rows).min(last + 1);
        (line..end).for_each(|line| self.write((table, verdict), line, &mut sheet));
        self.line = Some(end);
        Some(sheet.into_bytes())
    }

    /// The number of rows. Complete when all of them are written.
    pub fn rows(&self) -> SheetRows {
        self.rows
    }

    /// Whether the source is a sheet that states the line of each row.
    pub fn states_lines(&self) -> bool {
        self.source.as_ref().is_some_and(SourceSheet::has_lines)
    }

    fn begun(&self, verdict: &Verdict) -> Sheet {
        let mut sheet = Sheet::new(self.style);
        sheet.row(self.header.cells(verdict.template()));
        sheet
    }

    fn write(&mut self, (table, verdict): (&Table, &Verdict), line: u32, sheet: &mut Sheet) {
        let row_status = verdict.row_status(line);
        let note = self.only.as_ref().map(|only| only.get(&line));
        if !row_status.is_record() || note == Some(None) {
            return;
        }
        let note = note.flatten().cloned();
        let reason = self.reasons.get(&line).map(|code| code.id());
        let is_understood = match reason {
            Some(_) => {
                (0..self.header.values()).for_each(|_| sheet.cell(""));
                false
            }
            None => self.write_cells((table, verdict), line, sheet),
        };
        let source_line = self.source.as_ref().and_then(|source| source.line(table, line));
        sheet.cell(&source_line.unwrap_or(line).to_string());
        if self.header.has_reason {
            sheet.cell(reason.or(note.as_deref()).unwrap_or_default());
        }
        sheet.end_row();
        let is_accepted = is_understood && row_status == RowStatus::Accepted;
        *(if is_accepted { &mut self.rows.accepted } else { &mut self.rows.rejected }) += 1;
    }

    /// Writes the cells of a row. Returns whether all of them are understood.
    fn write_cells(&self, (table, verdict): (&Table, &Verdict), line: u32, sheet: &mut Sheet) -> bool {
        let mut is_understood = true;
        verdict.each_mapped_cell(table, line, |checker, cell| {
            let cell = checker.sheet_cell(cell);
            is_understood &= matches!(cell, SheetCell::Canonical(_));
            sheet.cell(cell.text());
        });
        match &self.source {
            Some(source) => source.each_check(table, line, |cell| sheet.cell(cell)),
            None => {
                let record = table.record(line);
                let cells = verdict.checks().iter().map(|&column| record.cell(column).unwrap_or_default());
                cells.for_each(|cell| sheet.cell(trim(unsafe_cell(&cell))));
            }
        }
        is_understood
    }
}

/// The headers of the columns that are only compared. A column whose header is blank or there twice is called
/// by its position.
fn check_names(table: &Table, verdict: &Verdict) -> Vec<String> {
    let headers = verdict.header.iter().flat_map(|header| header.names(table));
    let headers: Vec<String> = headers.map(|header| trim(&header).to_owned()).collect();
    let mut names: Vec<String> = Vec::new();
    for &column in verdict.checks() {
        let header = headers.get(usize::from(column) - 1).map_or("", String::as_str);
        let name = format!("{CHECK_START}{header}");
        let is_free = !header.is_empty() && !names.contains(&name);
        names.push(if is_free { name } else { format!("{CHECK_START}{column}") });
    }
    names
}
