//! A whole file.

use super::header::observe;
use super::no_record::title;
use super::row::Layout;
use super::text::trim;
use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::map::{HeaderVerdict, header};
use coverlist_core::read::{Dialect, FlawKind, Table};
use coverlist_core::record::{Date, Field, Row as AcceptedRow};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{CenturyColumn, Choices, DateColumn, DecimalColumn, Limits, RowStatus};
use std::borrow::Cow;

/// What validation needs besides the file.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    pub template: &'a Template,
    pub templates: &'a TemplateSet,
    pub choices: &'a Choices,
    pub today: Date,
    pub limits: Limits,
}

/// The columns whose cells depend on the other rows.
#[derive(Default)]
pub struct Columns {
    pub centuries: Vec<CenturyColumn>,
    pub dates: Vec<DateColumn>,
    pub decimals: Vec<DecimalColumn>,
}

/// The naive answer.
pub struct Answer {
    pub header: Option<HeaderVerdict>,
    pub columns: Columns,
    pub checked: bool,
    pub row_statuses: Vec<RowStatus>,
    pub findings: Vec<Finding>,
    pub accepted_rows: Vec<AcceptedRow>,
}

impl Answer {
    /// Whether a finding prevents staging.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Blocks)
    }
}

/// The work on a file.
pub struct File<'a> {
    pub question: Question<'a>,
    pub table: &'a Table,
    pub delimiter: char,
    pub rows: &'a [Vec<String>],
    pub first_line: u32,
    pub header_line: u32,
    pub layout: Layout<'a>,
    pub statuses: Vec<RowStatus>,
    pub findings: Vec<Finding>,
    /// The lines of rows whose cells are uncertain.
    pub broken: Vec<u32>,
    /// The line of the second table's header.
    pub second_table: Option<u32>,
}

/// Validates a file.
pub fn answer(table: &Table, question: Question<'_>) -> Answer {
    let rows: Vec<Vec<String>> =
        table.records().map(|record| record.cells().map(String::from).collect()).collect();
    let header = header(table, question.template, question.templates, &question.choices.columns);
    let Some(header) = header else { return without_header(table, &rows, question) };
    let cells: Vec<String> = header.names(table).into_iter().map(String::from).collect();
    let layout = Layout::new(question.template, &header, &cells[..cells.len().min(16_384)], question.choices);
    let mut file = File {
        question,
        table,
        delimiter: table.facts().delimiter.byte().into(),
        rows: &rows,
        first_line: header.first_line(),
        header_line: header.line,
        layout,
        statuses: vec![RowStatus::Rejected; rows.len()],
        findings: observe(&header).into_iter().chain(dialect(table)).collect(),
        broken: Vec::new(),
        second_table: None,
    };
    file.above_header();
    let mut columns = Columns::default();
    let unreadable = unreadable(table, question.limits, |column| file.layout.field(column.into()));
    let checked = unreadable.is_none() && !header.blocked;
    match unreadable {
        Some(finding) => file.findings.push(finding),
        None => {
            file.second_table = if checked { file.second_table() } else { None };
            let surveyed = file.survey();
            if checked {
                columns = file.check(&surveyed);
            }
            file.flaws();
            file.padding();
            file.doubtful_encoding();
            file.cut_off();
            if !file.statuses.iter().any(|status| is_record(*status)) {
                file.findings.push(Finding::file(Code::FileNoRows));
            }
        }
    }
    file.answer(header, columns, checked)
}

pub fn is_record(status: RowStatus) -> bool {
    matches!(status, RowStatus::Accepted | RowStatus::Rejected)
}

/// The answer about a file in which every row is blank or a comment, or that is no text.
fn without_header(table: &Table, rows: &[Vec<String>], question: Question<'_>) -> Answer {
    let unreadable = unreadable(table, question.limits, |_| None);
    let is_readable = unreadable.is_none();
    let mut findings: Vec<Finding> = unreadable.into_iter().chain(dialect(table)).collect();
    if is_readable {
        findings.extend((1..).zip(rows).map(|(line, cells)| Finding::row(title(cells), line)));
        let is_blank = findings.iter().all(|finding| finding.code == Code::RowBlank);
        findings.extend(table.is_padded().then(|| Finding::file(Code::FilePadded)));
        findings.push(Finding::file(if is_blank { Code::FileEmpty } else { Code::FileNoRows }));
    }
    findings.sort();
    let status = if is_readable { RowStatus::SetAside } else { RowStatus::Rejected };
    let row_statuses = vec![status; rows.len()];
    Answer {
        header: None,
        columns: Columns::default(),
        checked: false,
        row_statuses,
        findings,
        accepted_rows: vec![],
    }
}

/// The finding about an unusual dialect.
fn dialect(table: &Table) -> Option<Finding> {
    let code = match table.facts().dialect {
        Dialect::Plain => return None,
        Dialect::DoubledReturns => Code::DialectDoubledReturns,
        Dialect::WrappedLines => Code::DialectWrappedLines,
        Dialect::Backslashes => Code::DialectBackslashes,
        Dialect::SpacedQuotes => Code::DialectSpacedQuotes,
        Dialect::Apostrophes => Code::DialectApostrophes,
        Dialect::DoubledDelimiter => Code::DialectDoubledDelimiter,
        Dialect::RowNumbers => Code::DialectRowNumbers,
        Dialect::AlignedColumns => Code::DialectAlignedColumns,
        Dialect::Spaces => Code::DialectSpaces,
    };
    Some(Finding::file(code))
}

/// The finding that prevents the validation of a file.
fn unreadable(table: &Table, limits: Limits, field: impl Fn(u16) -> Option<Field>) -> Option<Finding> {
    let facts = table.facts();
    let is_too_many = |rows: usize| rows.saturating_sub(1) > limits.max_rows as usize;
    if let Some(code) = facts.kind.code() {
        Some(Finding::file(code))
    } else if facts.bytes > limits.max_bytes || table.is_cut() {
        Some(Finding::file(Code::FileTooLarge))
    } else if is_too_many(up_to_last_filled(table)) {
        let code = if is_too_many(table.filled()) { Code::FileTooManyRows } else { Code::FileBlankRows };
        Some(Finding::file(code))
    } else {
        let (line, column) = table.first_nul()?;
        Some(Finding::cell(Code::FileNul, line, column, field(column)))
    }
}

/// The number of rows without the blank ones at the end.
fn up_to_last_filled(table: &Table) -> usize {
    let is_filled = |cell: Cow<'_, str>| !cell.replace('"', "").trim().is_empty();
    let filled = (1..).zip(table.records()).filter(|(_, record)| record.cells().any(is_filled));
    filled.last().map_or(0, |(line, _)| line)
}

impl<'a> File<'a> {
    pub fn set_aside(&mut self, line: u32, code: Code) {
        self.statuses[line as usize - 1] = RowStatus::SetAside;
        self.findings.push(Finding::row(code, line));
    }

    /// Adds the findings about damaged bytes.
    fn flaws(&mut self) {
        for flaw in self.table.flaws().iter().filter(|flaw| flaw.line >= self.first_line) {
            let code = match flaw.kind {
                FlawKind::QuoteNotClosed => Code::QuoteNotClosed,
                FlawKind::TextAfterQuote => Code::QuoteTextAfter,
                FlawKind::NotInEncoding => Code::EncodingDamaged,
            };
            let field = self.layout.field(flaw.column.into());
            self.findings.push(Finding::cell(code, flaw.line, flaw.column, field));
        }
    }

    /// The line of the header of another table below the last row with a status.
    fn second_table(&self) -> Option<u32> {
        let is_one_table = self.layout.is_sheet || self.question.choices.one_table;
        self.layout.position(Field::Status).filter(|_| !is_one_table)?;
        let (rows, last) = (self.rows, self.rows.len());
        let has_status = |line: usize| {
            let row = self.layout.row(line as u32, &rows[line - 1]);
            let status = row.text(Field::Status);
            !status.is_empty() && self.layout.is_status_word(status)
        };
        let filled = |line: usize| -> Vec<&str> {
            rows[line - 1].iter().map(|cell| trim(cell)).filter(|cell| !cell.is_empty()).collect()
        };
        let is_header = |line: usize| {
            let cells = filled(line);
            let is_name = |cell: &&str| !cell.contains(|c: char| c.is_ascii_digit());
            let is_twice = |cell: &&str| cells.iter().filter(|other| *other == cell).count() > 1;
            cells.len() >= 2 && cells.iter().all(is_name) && !cells.iter().any(is_twice)
        };
        let first = self.header_line.max(last.saturating_sub(1_000) as u32) as usize + 1;
        let end = (first..=last).rfind(|&line| has_status(line))?;
        let begins = |line: &usize| {
            filled(line - 1).is_empty() && is_header(*line) && *line < last && !filled(line + 1).is_empty()
        };
        let is_known =
            |line: &usize| self.no_record(&self.layout.row(*line as u32, &rows[*line - 1])).is_some();
        (end + 2..=last).find(|line| begins(line) && !is_known(line)).map(|line| line as u32)
    }

    fn padding(&mut self) {
        if self.table.is_padded() {
            self.findings.push(Finding::file(Code::FilePadded));
        }
    }

    fn doubtful_encoding(&mut self) {
        if self.table.is_encoding_doubtful() {
            self.findings.push(Finding::file(Code::EncodingDoubtful));
        }
    }

    fn answer(self, header: HeaderVerdict, columns: Columns, checked: bool) -> Answer {
        let Self { question, rows, layout, statuses, mut findings, .. } = self;
        findings.retain(|finding| {
            let status = finding.line.map(|line| statuses[line as usize - 1]);
            let is_kept = finding.code.sets_aside() || finding.severity() == Severity::Blocks;
            is_kept || status != Some(RowStatus::SetAside)
        });
        findings.sort();
        let is_blocked = findings.iter().any(|finding| finding.severity() == Severity::Blocks);
        let accepted = |line: &u32| !is_blocked && statuses[*line as usize - 1] == RowStatus::Accepted;
        let accepted_rows = (1..).zip(rows).filter(|(line, _)| accepted(line)).map(|(line, cells)| {
            let row = layout.row(line, cells);
            AcceptedRow {
                line,
                key: row.text(Field::Key).to_owned(),
                match_key: row.match_key(question.template.kind),
                values: layout.values(&row),
            }
        });
        let accepted_rows = accepted_rows.collect();
        Answer { header: Some(header), columns, checked, row_statuses: statuses, findings, accepted_rows }
    }
}
