//! Writes rows of a validated file for a person, in steps.

use crate::message::{DownloadContent, Filter, RowsRequest};
use crate::select::Selection;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::Table;
use coverlist_core::sheet::{Content, Sheet, SheetColumn, SheetStyle, SheetWriter};
use coverlist_core::template::{LINE_HEADER, REASON_HEADER};
use coverlist_core::validate::Verdict;
use std::collections::BTreeMap;

/// A download under construction.
pub(crate) struct DownloadJob {
    rows: Rows,
    /// What each column holds.
    columns: Vec<Content>,
    /// The bytes that the host has not taken yet.
    bytes: Vec<u8>,
    has_more: bool,
}

/// A validated file.
#[derive(Clone, Copy)]
pub(crate) struct Validated<'a> {
    pub(crate) table: &'a Table,
    pub(crate) verdict: &'a Verdict,
    /// The lines whose keys name no record.
    pub(crate) missing: &'a [u32],
}

impl DownloadJob {
    /// `None` when the header blocks the file, which has no sheet then.
    pub(crate) fn new(content: DownloadContent, file: Validated<'_>) -> Option<Self> {
        let begun = |rows, columns, bytes| Self { rows, columns, bytes, has_more: true };
        Some(match content {
            DownloadContent::Sheet => {
                let writer = SheetWriter::new(file.table, file.verdict, SheetStyle::Download)?;
                let template = file.verdict.template();
                let column = |header| SheetColumn::of_sheet(header, template).content;
                let columns = writer.header().cells(template).map(column).collect();
                begun(Rows::Sheet(writer), columns, Vec::new())
            }
            DownloadContent::Rows { filter, reasons, missing } => {
                let rows = RowsOfFile::new(filter, reasons, missing, file);
                let (columns, header) = (rows.columns(), rows.header());
                begun(Rows::OfFile(rows), columns, header)
            }
        })
    }

    /// Selects or writes about `count` more rows.
    pub(crate) fn step(&mut self, file: Validated<'_>, count: u32) {
        let next = match &mut self.rows {
            Rows::Sheet(writer) => writer.next_rows(file.table, file.verdict, count),
            Rows::OfFile(rows) => rows.next_rows(file, count),
        };
        match next {
            Some(bytes) => self.bytes.extend(bytes),
            None => self.has_more = false,
        }
    }

    /// Whether the host has all bytes.
    pub(crate) fn is_written(&self) -> bool {
        !self.has_more && self.bytes.is_empty()
    }

    pub(crate) fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    pub(crate) fn into_columns(self) -> Vec<Content> {
        self.columns
    }
}

enum Rows {
    Sheet(SheetWriter),
    OfFile(RowsOfFile),
}

/// Rows as they are in the file, each after its line and its reasons.
struct RowsOfFile {
    /// The headers of the file by their places. The lines and reasons of a sheet are left out.
    headers: Vec<Option<String>>,
    selection: Selection,
    /// The number of selected rows that are written.
    written: usize,
    reasons: BTreeMap<Code, String>,
    missing: String,
}

impl RowsOfFile {
    fn new(
        filter: Filter,
        reasons: BTreeMap<Code, String>,
        missing: String,
        Validated { table, verdict, missing: lines }: Validated<'_>,
    ) -> Self {
        let names = verdict.header.iter().flat_map(|header| header.names(table));
        let is_sheet = verdict.sheet_header().is_some();
        let is_own = |name: &str| is_sheet && [LINE_HEADER, REASON_HEADER].contains(&name);
        let headers = names.map(|name| (!is_own(&name)).then(|| name.into_owned())).collect();
        let request = RowsRequest { run: 0, number: 0, filter, from: 0, count: 0 };
        let selection = Selection::new(request, table, verdict, lines);
        Self { headers, selection, written: 0, reasons, missing }
    }

    fn columns(&self) -> Vec<Content> {
        let further = self.headers.iter().flatten().map(|_| Content::Text);
        [Content::Integer, Content::Text].into_iter().chain(further).collect()
    }

    fn header(&self) -> Vec<u8> {
        let mut sheet = Sheet::new(SheetStyle::Download);
        let headers = self.headers.iter().flatten().map(String::as_str);
        sheet.row([LINE_HEADER, REASON_HEADER].into_iter().chain(headers));
        sheet.into_bytes()
    }

    /// The bytes of about `count` more rows; none while they are selected, and `None` after the last one.
    fn next_rows(&mut self, file: Validated<'_>, count: u32) -> Option<Vec<u8>> {
        if !self.selection.is_complete() {
            self.selection.step(file.table, count);
            return Some(Vec::new());
        }
        let lines = self.selection.lines().get(self.written..).filter(|lines| !lines.is_empty())?;
        let lines = &lines[..lines.len().min(count as usize)];
        let mut sheet = Sheet::continued(SheetStyle::Download);
        for &line in lines {
            let record = file.table.record(line);
            // A row may have more cells than the header.
            let is_shown = |place: usize| self.headers.get(place).is_none_or(Option::is_some);
            let cells = record.cells().enumerate().filter(|(place, _)| is_shown(*place));
            let start = [line.to_string(), self.reason(file, line)].map(Into::into);
            sheet.row(start.into_iter().chain(cells.map(|(_, cell)| cell)));
        }
        self.written += lines.len();
        Some(sheet.into_bytes())
    }

    /// What is found about a row.
    fn reason(&self, file: Validated<'_>, line: u32) -> String {
        let template = file.verdict.template();
        let sentence = |finding: &Finding| {
            let reason = self.reasons.get(&finding.code).map_or(finding.code.id(), String::as_str);
            match finding.field {
                Some(field) => format!("{}: {reason}", template.header(field)),
                None => reason.to_owned(),
            }
        };
        let mut reasons: Vec<String> = file.verdict.findings_naming(line).iter().map(sentence).collect();
        if file.missing.binary_search(&line).is_ok() {
            reasons.push(self.missing.clone());
        }
        reasons.dedup();
        reasons.join("; ")
    }
}
