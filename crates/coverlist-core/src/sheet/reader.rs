//! Judges the rows of a sheet.

use super::kept_rows::KeptRows;
use super::{SheetFault, SheetGrammar, SheetRule};
use crate::findings::{Code, Finding, Severity};
use crate::record::{Date, Field, MatchKey, RecordKind, Row, Values, trim};
use crate::template::{SheetHeader, Template};
use crate::validate::{RowStatus, Term};
use crate::value::{Checker, is_no_key, unsafe_cell};
use std::collections::{HashMap, HashSet};

/// Judges the rows of a sheet one after the other, by the template's rules alone. Only canonical cells have
/// values: nothing is interpreted, and nothing in a sheet can mark a row as accepted.
///
/// It does no I/O: its caller checks the bytes with a [`SheetGrammar`], and splits them into cells.
#[derive(Debug)]
pub struct SheetReader {
    template: Template,
    today: Date,
    header: SheetHeader,
    /// The rules of each mapped column, from left to right.
    checkers: Vec<Checker>,
    /// The number of rows so far, the header included.
    rows: u32,
    lines: HashSet<u32>,
    kept: KeptRows,
}

/// A row of a sheet, judged alone. [`SheetReader::finish`] knows the rows that share a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedRow {
    /// Whether the row is accepted or rejected.
    pub status: RowStatus,
    /// The line in the source file, the key, and the values of the readable cells.
    pub row: Row,
    /// The cells that are only compared, from left to right.
    pub checks: Vec<String>,
    /// The findings about the row. Their lines are those of the source file, and their columns those of the
    /// sheet.
    pub findings: Vec<Finding>,
}

impl SheetReader {
    /// A reader of a sheet with this header.
    ///
    /// # Errors
    ///
    /// When it is not the header of a sheet under the template.
    pub fn new<'c>(
        header: impl IntoIterator<Item = &'c str>,
        template: &Template,
        today: Date,
    ) -> Result<Self, SheetFault> {
        let header = SheetHeader::new(header.into_iter().map(unsafe_cell), template)?;
        let columns = template.columns.iter().filter(|column| header.fields.contains(&column.field));
        Ok(Self {
            checkers: columns.map(|column| Checker::compile(column).of_sheet()).collect(),
            template: template.clone(),
            today,
            header,
            rows: 1,
            lines: HashSet::new(),
            kept: KeptRows::new(),
        })
    }

    /// The columns of the sheet.
    pub fn header(&self) -> &SheetHeader {
        &self.header
    }

    /// Judges the next row.
    ///
    /// # Errors
    ///
    /// The first rule of the grammar that the row breaks.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<JudgedRow, SheetFault> {
        self.rows += 1;
        let cells: Vec<&str> = cells.into_iter().collect();
        let judged = self.row_again(self.rows, cells.iter().copied())?;
        if !self.lines.insert(judged.row.line) {
            return Err(fault(SheetRule::LineRepeated, self.rows, self.header.values()));
        }
        let is_key = |finding: &Finding| finding.field == Some(Field::Key);
        let is_split = !judged.findings.iter().any(|finding| finding.code.is_of_shape());
        let no_key = judged.findings.iter().filter(|finding| is_key(finding)).any(|it| is_no_key(it.code));
        if is_split && !no_key && !self.template.purpose.may_repeat_keys() {
            let fields = self.header.fields.iter().zip(&cells);
            let others = fields.filter(|(field, _)| **field != Field::Key).map(|(_, cell)| unsafe_cell(cell));
            self.kept.add(judged.row.line, &judged.row.match_key, others);
        }
        Ok(judged)
    }

    /// Judges a row alone, without its key or its line being taken. `number` is the number of the row in the
    /// sheet: 2 for the first one. A caller that stores rows after all of them are judged needs it.
    ///
    /// # Errors
    ///
    /// The first rule of the grammar that the row breaks.
    pub fn row_again<'c>(
        &self,
        number: u32,
        cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<JudgedRow, SheetFault> {
        let cells: Vec<&str> = cells.into_iter().map(unsafe_cell).collect();
        if cells.len() != self.header.width() {
            return Err(SheetFault { rule: SheetRule::CellCount, line: number, column: None });
        }
        if let Some(index) = cells.iter().position(|cell| trim(cell) != *cell) {
            return Err(fault(SheetRule::Space, number, index));
        }
        let (values, last) = cells.split_at(self.header.values());
        let line = self.line(number, last)?;
        if let Some(code) = self.reason(number, values, last)? {
            return Ok(JudgedRow::unsplit(code, line, self.template.kind));
        }
        let (mapped, checks) = values.split_at(self.header.fields.len());
        Ok(self.judge(line, mapped, checks))
    }

    /// The rows that share a key, each with its finding and its status in the end: a row that repeats an
    /// earlier one is set aside, and rows that contradict each other are rejected.
    pub fn finish(&self) -> impl Iterator<Item = (Finding, RowStatus)> {
        let column = self.column(Field::Key);
        let about = move |finding| Finding { column, field: Some(Field::Key), ..finding };
        self.kept.judge().map(move |(finding, row_status)| (about(finding), row_status))
    }

    /// The line in the source file, or the row's own number.
    fn line(&self, number: u32, last: &[&str]) -> Result<u32, SheetFault> {
        if !self.header.has_line {
            return Ok(number);
        }
        line_number(last[0]).ok_or_else(|| fault(SheetRule::Line, number, self.header.values()))
    }

    /// The reason of a row that could not be split into cells; `None` for every other row.
    fn reason(&self, number: u32, values: &[&str], last: &[&str]) -> Result<Option<Code>, SheetFault> {
        let reason = last.get(1).filter(|reason| !reason.is_empty());
        let Some(reason) = reason.filter(|_| values.iter().all(|cell| cell.is_empty())) else {
            return Ok(None);
        };
        let code = Code::from_id(reason).filter(|code| code.is_of_shape());
        code.map(Some).ok_or_else(|| fault(SheetRule::Reason, number, self.header.width() - 1))
    }

    fn judge(&self, line: u32, mapped: &[&str], checks: &[&str]) -> JudgedRow {
        let (mut term, mut values, mut findings) = (Term::default(), Values::default(), Vec::new());
        let mut key = "";
        for ((column, checker), &cell) in (1..).zip(&self.checkers).zip(mapped) {
            let field = checker.field();
            let (value, code) = if cell.is_empty() {
                (None, checker.blank())
            } else {
                let judged = checker.judge_canonical(cell);
                (judged.value, judged.code)
            };
            findings.extend(code.map(|code| Finding::cell(code, line, column, Some(field))));
            match field {
                Field::Key => key = cell,
                Field::Status => term.status = value.as_ref().and_then(|value| value.status()),
                Field::CoverageStart => term.start = value.as_ref().and_then(|value| value.date()),
                Field::CoverageEnd => term.end = value.as_ref().and_then(|value| value.date()),
                _ => {}
            }
            if field != Field::Key {
                values.set(field, value);
            }
        }
        if let Some(code) = term.problem(&self.template, self.today) {
            let column = self.column(Field::CoverageEnd);
            findings.push(Finding { column, field: Some(Field::CoverageEnd), ..Finding::row(code, line) });
        }
        let match_key = MatchKey::new(self.template.kind, key);
        let is_rejected = findings.iter().any(|finding| finding.severity() == Severity::Rejects);
        JudgedRow {
            status: if is_rejected { RowStatus::Rejected } else { RowStatus::Accepted },
            row: Row { line, key: key.to_owned(), match_key, values },
            checks: checks.iter().map(|&cell| cell.to_owned()).collect(),
            findings,
        }
    }

    fn column(&self, field: Field) -> Option<u16> {
        let place = self.header.fields.iter().position(|&other| other == field)?;
        u16::try_from(place + 1).ok()
    }
}

fn fault(rule: SheetRule, number: u32, index: usize) -> SheetFault {
    SheetFault { rule, line: number, column: u16::try_from(index + 1).ok() }
}

impl JudgedRow {
    /// A row that could not be split into cells.
    fn unsplit(code: Code, line: u32, kind: RecordKind) -> Self {
        let match_key = MatchKey::new(kind, "");
        Self {
            status: RowStatus::Rejected,
            row: Row { line, key: String::new(), match_key, values: Values::default() },
            checks: Vec::new(),
            findings: vec![Finding::row(code, line)],
        }
    }

    /// Adds the finding about the row's key, and the status that follows from it. A row that is set aside
    /// keeps no other finding.
    pub fn settle(&mut self, finding: Finding, row_status: RowStatus) {
        if row_status == RowStatus::SetAside {
            self.findings.clear();
        }
        self.findings.push(finding);
        self.status = row_status;
    }
}

/// A number from 1 in its only form.
pub(super) fn line_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|&line: &u32| line > 0 && line.to_string() == text)
}

/// A whole sheet that is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedSheet {
    /// The columns.
    pub header: SheetHeader,
    /// The rows from top to bottom, with their statuses in the end.
    pub rows: Vec<JudgedRow>,
}

/// Reads a whole sheet from memory.
///
/// # Errors
///
/// The first rule of the grammar that the text breaks.
///
/// ```
/// use coverlist_core::record::{Date, RecordKind};
/// use coverlist_core::sheet::read_sheet;
/// use coverlist_core::template::Template;
/// use coverlist_core::validate::RowStatus;
///
/// let sheet = b"User ID,Insurance Status,Line\r\n004231,Enrolled,2\r\n118204,Yes,3\r\n";
/// let template = Template::builtin(RecordKind::User);
/// let judged = read_sheet(sheet, &template, Date::constant(2026, 9, 1)).expect("it is a sheet");
/// let statuses: Vec<RowStatus> = judged.rows.iter().map(|row| row.status).collect();
/// assert_eq!(statuses, [RowStatus::Accepted, RowStatus::Rejected], "only the main word is canonical");
/// ```
pub fn read_sheet(bytes: &[u8], template: &Template, today: Date) -> Result<JudgedSheet, SheetFault> {
    let mut grammar = SheetGrammar::default();
    grammar.push(bytes)?;
    grammar.finish()?;
    let records = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).into_records();
    // Memory has no read errors, and the grammar has excluded all others.
    let mut records = records.map_while(Result::ok);
    let mut reader = SheetReader::new(&records.next().unwrap_or_default(), template, today)?;
    let mut rows = records.map(|record| reader.row(&record)).collect::<Result<Vec<_>, _>>()?;
    let judged = reader.finish().map(|(finding, row_status)| (finding.line, (finding, row_status)));
    let mut judged: HashMap<_, _> = judged.collect();
    for row in &mut rows {
        if let Some((finding, row_status)) = judged.remove(&Some(row.row.line)) {
            row.settle(finding, row_status);
        }
    }
    Ok(JudgedSheet { header: reader.header, rows })
}
