//! A whole file.

use super::cell::{amount, is_key, key, looks_like_device, looks_like_user};
use super::dates::Evidence;
use super::header::observe;
use super::row::{Layout, Row};
use super::text::{date, header_letters, is_day_number_of_now, is_digits, is_excel_error, is_total, trim};
use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::read::{FlawKind, Table};
use coverlist_core::record::{Date, Field, MatchKey, RecordKind, Row as AcceptedRow};
use coverlist_core::template::{EXAMPLE_MARK, Template, TemplateSet};
use coverlist_core::validate::{Choices, DateColumn, HeaderVerdict, Limits, RowStatus, header};

/// What validation needs besides the file.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    pub template: &'a Template,
    pub templates: &'a TemplateSet,
    pub choices: &'a Choices,
    pub today: Date,
    pub limits: Limits,
}

/// The naive answer.
pub struct Answer {
    pub header: Option<HeaderVerdict>,
    pub dates: Vec<DateColumn>,
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
struct File<'a> {
    question: Question<'a>,
    table: &'a Table,
    delimiter: char,
    rows: &'a [Vec<String>],
    header_line: u32,
    layout: Layout<'a>,
    statuses: Vec<RowStatus>,
    findings: Vec<Finding>,
    /// The lines of rows whose cells are uncertain.
    broken: Vec<u32>,
}

/// Validates a file.
pub fn answer(table: &Table, question: Question<'_>) -> Answer {
    let rows: Vec<Vec<String>> =
        table.records().map(|record| record.cells().map(String::from).collect()).collect();
    let header = header(table, question.template, question.templates, question.choices);
    let Some(header) = header else { return without_header(table, &rows, question) };
    let cells = &rows[header.line as usize - 1];
    let layout = Layout::new(question.template, &header, &cells[..cells.len().min(16_384)]);
    let mut file = File {
        question,
        table,
        delimiter: table.facts().delimiter.byte().into(),
        rows: &rows,
        header_line: header.line,
        layout,
        statuses: vec![RowStatus::Rejected; rows.len()],
        findings: observe(&header),
        broken: Vec::new(),
    };
    file.above_header();
    let mut dates = Vec::new();
    let unreadable = unreadable(table, question.limits, |column| file.layout.field(column.into()));
    let checked = unreadable.is_none() && !header.blocked;
    match unreadable {
        Some(finding) => file.findings.push(finding),
        None => {
            let surveyed = file.survey();
            if checked {
                dates = file.check(&surveyed);
            }
            file.flaws();
            file.cut_off();
            if !file.statuses.iter().any(|status| is_record(*status)) {
                file.findings.push(Finding::file(Code::FileNoRows));
            }
        }
    }
    file.answer(header, dates, checked)
}

fn is_record(status: RowStatus) -> bool {
    matches!(status, RowStatus::Accepted | RowStatus::Rejected)
}

/// The answer about a file in which every row is blank or a comment, or that is no text.
fn without_header(table: &Table, rows: &[Vec<String>], question: Question<'_>) -> Answer {
    let unreadable = unreadable(table, question.limits, |_| None);
    let is_readable = unreadable.is_none();
    let mut findings: Vec<Finding> = unreadable.into_iter().collect();
    if is_readable {
        findings.extend((1..).zip(rows).map(|(line, cells)| Finding::row(title(cells), line)));
        let is_blank = findings.iter().all(|finding| finding.code == Code::RowBlank);
        findings.push(Finding::file(if is_blank { Code::FileEmpty } else { Code::FileNoRows }));
    }
    findings.sort();
    let status = if is_readable { RowStatus::SetAside } else { RowStatus::Rejected };
    let row_statuses = vec![status; rows.len()];
    Answer { header: None, dates: vec![], checked: false, row_statuses, findings, accepted_rows: vec![] }
}

/// The finding that prevents the validation of a file.
fn unreadable(table: &Table, limits: Limits, field: impl Fn(u16) -> Option<Field>) -> Option<Finding> {
    let facts = table.facts();
    let is_too_many = |rows: usize| rows.saturating_sub(1) > limits.max_rows as usize;
    if let Some(code) = facts.kind.code() {
        Some(Finding::file(code))
    } else if facts.bytes > limits.max_bytes || table.is_cut() {
        Some(Finding::file(Code::FileTooLarge))
    } else if is_too_many(table.len()) {
        let code = if is_too_many(table.filled()) { Code::FileTooManyRows } else { Code::FileBlankRows };
        Some(Finding::file(code))
    } else {
        let (line, column) = table.first_nul()?;
        Some(Finding::cell(Code::FileNul, line, column, field(column)))
    }
}

/// Why a row above the header is no record.
fn title(cells: &[String]) -> Code {
    match cells.iter().map(|cell| trim(cell)).find(|cell| !cell.is_empty()) {
        None => Code::RowBlank,
        Some(text) if text.starts_with('#') => Code::RowComment,
        Some(_) => Code::RowTitle,
    }
}

impl<'a> File<'a> {
    fn set_aside(&mut self, line: u32, code: Code) {
        self.statuses[line as usize - 1] = RowStatus::SetAside;
        self.findings.push(Finding::row(code, line));
    }

    fn above_header(&mut self) {
        for line in 1..self.header_line {
            self.set_aside(line, title(&self.rows[line as usize - 1]));
        }
        self.statuses[self.header_line as usize - 1] = RowStatus::Header;
    }

    /// Decides which rows are records and which are broken. Returns the rows whose cells are evidence for the
    /// whole file.
    fn survey(&mut self) -> Vec<Row<'a>> {
        let flaws = self.table.flaws().iter().filter(|flaw| flaw.kind == FlawKind::QuoteNotClosed);
        self.broken.extend(flaws.map(|flaw| flaw.line));
        let (mut surveyed, mut pieces) = (Vec::new(), Pieces::default());
        let rows: &'a [Vec<String>] = self.rows;
        for (line, cells) in (1..).zip(rows).skip(self.header_line as usize) {
            if let Some(index) = (0..cells.len()).find(|&index| self.holds_rows(cells, index)) {
                self.broken.push(line);
                let (column, field) = (index as u16 + 1, self.layout.field(index + 1));
                self.findings.push(Finding::cell(Code::QuoteSwallowsRows, line, column, field));
            }
            let row = self.layout.row(line, cells);
            if !self.broken.contains(&line) {
                if let Some(code) = self.no_record(&row) {
                    self.set_aside(line, code);
                    continue;
                }
                let lines = pieces.add(&row, &self.layout);
                self.break_rows(&lines);
            }
            if !self.broken.contains(&line) && self.layout.misplaced(&row).is_none() {
                surveyed.push(row);
            }
        }
        surveyed
    }

    /// Whether a cell holds other rows, because its quotes belong to two of them.
    fn holds_rows(&self, cells: &[String], index: usize) -> bool {
        let lines: Vec<&str> = cells[index].split(['\n', '\r']).collect();
        let split = |line: &str| line.split(self.delimiter).map(str::to_owned).collect::<Vec<_>>();
        let [first, between @ .., last] = lines.as_slice() else { return false };
        let opening = [cells[..index].to_vec(), split(first)].concat();
        let closing = [split(last), cells[index + 1..].to_vec()].concat();
        let is_last = split(last).len() == index + 1 && self.is_row(&closing);
        self.is_row(&opening) && (is_last || between.iter().any(|line| self.is_row(&split(line))))
    }

    /// Whether cells have a key and a status word at their places.
    fn is_row(&self, cells: &[String]) -> bool {
        let cell = |field| {
            let cell = cells.get(self.layout.position(field)? - 1)?;
            Some(trim(cell.trim_matches('"'))).filter(|cell| !cell.is_empty())
        };
        cell(Field::Status).is_some_and(|word| self.layout.is_status_word(word))
            && cell(Field::Key).is_some_and(|text| is_key(key(text)))
    }

    /// Why a row below the header is no record.
    fn no_record(&self, row: &Row<'_>) -> Option<Code> {
        let filled = row.filled();
        let Some(&first) = filled.first() else { return Some(Code::RowBlank) };
        let (first, is_first) = (trim(&row.cells[first - 1]), first == 1);
        let has_status = self.layout.has_status(row);
        let remark = first.strip_prefix('#').filter(|_| is_first && !is_excel_error(first));
        let is_remark = |remark: &str| remark.starts_with(char::is_whitespace) && !has_status;
        let is_example = |field| {
            let start = row.text(field).get(..EXAMPLE_MARK.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(EXAMPLE_MARK))
        };
        let key = row.text(Field::Key);
        if remark.is_some_and(|remark| filled.len() == 1 || is_remark(remark)) {
            Some(Code::RowComment)
        } else if is_example(Field::Key) || is_example(Field::PolicyNumber) {
            Some(Code::RowExample)
        } else if is_total(first) && (key.is_empty() || key == first) && !has_status {
            Some(Code::RowTotals)
        } else if has_status || key.contains(|c: char| c.is_ascii_digit()) {
            None
        } else {
            self.repeated_header(row.cells)
        }
    }

    /// The code of a row that is a header again, or another one.
    fn repeated_header(&self, cells: &[String]) -> Option<Code> {
        let key_column = self.layout.position(Field::Key)?;
        let own = self.layout.header;
        let columns = || self.question.templates.iter().flat_map(|template| &template.columns);
        let is = |header: &str, cell: &str| header_letters(header) == header_letters(cell);
        let is_exact = |cell: &str| columns().any(|column| is(&column.header, cell));
        let is_known = |cell: &str| {
            let is_alias = || columns().any(|column| column.aliases.iter().any(|alias| is(alias, cell)));
            is_exact(cell) || is_alias() || own.iter().any(|header| is(header, cell))
        };
        let is_key = |cell: &str| {
            let mut keys = columns().filter(|column| column.field == Field::Key);
            is(&own[key_column - 1], cell) || keys.any(|column| is(&column.header, cell))
        };
        let may_be = |cell: &str| {
            let has_digit = cell.contains(|c: char| c.is_ascii_digit());
            cell.len() <= 200 && !has_digit && !header_letters(cell).is_empty()
        };
        let known: Vec<(usize, &String)> =
            (1..).zip(cells).filter(|(_, cell)| may_be(cell) && is_known(cell)).collect();
        let at_key = known.iter().find(|(position, _)| *position == key_column);
        let exact = known.iter().filter(|(_, cell)| is_exact(cell)).count();
        let is_header = at_key.is_some_and(|(_, cell)| is_key(cell))
            || exact >= 2
            || (at_key.is_some() && known.len() >= 2);
        let at = |cells: &[String], index: usize| {
            cells.get(index).map_or(String::new(), |cell| header_letters(cell))
        };
        let is_same = (0..own.len().max(cells.len())).all(|index| at(own, index) == at(cells, index));
        is_header.then_some(if is_same { Code::RowHeader } else { Code::HeaderChanged })
    }

    /// Notes that lines are pieces of one row.
    fn break_rows(&mut self, lines: &[u32]) {
        for &line in lines {
            let others = lines.iter().copied().filter(|&other| other != line);
            self.findings.push(Finding::row(Code::RowBroken, line).naming(others, lines.len() - 1));
            self.broken.push(line);
        }
    }

    /// Checks every row, and then all rows together. Returns the date columns.
    fn check(&mut self, surveyed: &[Row<'a>]) -> Vec<DateColumn> {
        let dates = self.decide_dates(surveyed);
        self.about_all(surveyed);
        let records: Vec<Row<'a>> = (1..)
            .zip(self.rows)
            .filter(|(line, _)| self.statuses[*line as usize - 1] == RowStatus::Rejected)
            .filter(|(line, _)| !self.broken.contains(line))
            .map(|(line, cells)| self.layout.row(line, cells))
            .collect();
        let usual = Usual::of(self.question.template.kind, surveyed);
        let judged: Vec<Judged> = records.iter().map(|row| self.judge(row, &usual)).collect();
        for (row, judged) in records.iter().zip(&judged) {
            if !judged.findings.iter().any(|finding| finding.severity() == Severity::Rejects) {
                self.statuses[row.line as usize - 1] = RowStatus::Accepted;
            }
            self.findings.extend(judged.findings.iter().cloned());
        }
        let with = |is: fn(&Judged) -> bool| -> Vec<&Row<'a>> {
            records.iter().zip(&judged).filter(|(_, judged)| is(judged)).map(|(row, _)| row).collect()
        };
        self.compare_keys(&with(|judged| judged.has_key));
        self.compare_policy_numbers(&with(|judged| judged.has_key && judged.has_policy_number));
        dates
    }

    fn decide_dates(&mut self, surveyed: &[Row<'a>]) -> Vec<DateColumn> {
        let evidence: Vec<Evidence> = self
            .layout
            .dates()
            .map(|(column, position)| Evidence::of(column.field, position as u16, surveyed))
            .collect();
        let mut dates = Vec::new();
        for column in &evidence {
            let (date, findings) = column.decide(&evidence, self.question.choices);
            self.layout.orders.extend(date.order.map(|order| (date.field, order)));
            self.findings.extend(findings);
            dates.push(date);
        }
        dates
    }

    /// Adds the findings about all rows together.
    fn about_all(&mut self, surveyed: &[Row<'a>]) {
        let header = self.header_line;
        for position in 1..=self.layout.header.len() {
            if surveyed.iter().any(|row| self.layout.unnamed(row).contains(&position)) {
                self.findings.push(Finding::cell(Code::HeaderBlank, header, position as u16, None));
            }
        }
        let about = |code, field, position: usize| Finding {
            line: None,
            ..Finding::cell(code, header, position as u16, Some(field))
        };
        let keys = good_keys(surveyed);
        let kind = self.question.template.kind;
        let is_other = match kind {
            RecordKind::User => looks_like_device,
            RecordKind::Device => looks_like_user,
        };
        let others = keys.iter().filter(|key| is_other(key)).count();
        let has_other_template = self.question.templates.iter().any(|template| template.kind != kind);
        if has_other_template && keys.len() >= 5 && others * 10 >= keys.len() * 9 {
            let position = self.layout.position(Field::Key);
            self.findings.extend(position.map(|position| about(Code::TemplateKeys, Field::Key, position)));
        }
        for (column, position) in &self.layout.slots {
            for code in [Code::CellNothing, Code::DateSentinel] {
                let says = |row: &&Row<'_>| row.nothing.contains(&(column.field, code));
                let lines: Vec<u32> = surveyed.iter().filter(says).map(|row| row.line).collect();
                if let (Some(position), false) = (position, lines.is_empty()) {
                    let finding = about(code, column.field, *position);
                    self.findings.push(finding.naming(lines.iter().copied(), lines.len()));
                }
            }
        }
    }

    /// Judges the cells of one row.
    fn judge(&self, row: &Row<'_>, usual: &Usual) -> Judged {
        let mut judged = Judged::default();
        let finding = |code, field| {
            let position = self.layout.position(field)?;
            Some(Finding::cell(code, row.line, position as u16, Some(field)))
        };
        if let Some(code) = self.layout.misplaced(row) {
            judged.findings.push(Finding::row(code, row.line));
            return judged;
        }
        if self.layout.ends_early(row) {
            judged.findings.push(Finding::row(Code::RowShortBlank, row.line));
        }
        for (column, _) in &self.layout.slots {
            let (field, text) = (column.field, row.text(column.field));
            let (_, code) = self.layout.judge(row, column);
            let code = code.or_else(|| usual.odd(field, text));
            let is_readable = code.is_none_or(|code| code.severity() == Severity::Warns);
            match field {
                Field::Key => judged.has_key = is_key(code),
                Field::PolicyNumber => judged.has_policy_number = is_readable && !text.is_empty(),
                _ => {}
            }
            judged.findings.extend(code.and_then(|code| finding(code, field)));
        }
        let values = self.layout.values(row);
        let (start, end) = (values.date(Field::CoverageStart), values.date(Field::CoverageEnd));
        let is_covered = values.status().is_some_and(|status| self.question.template.covers(status));
        if start.is_some_and(|start| end.is_some_and(|end| end < start)) {
            judged.findings.extend(finding(Code::EndBeforeStart, Field::CoverageEnd));
        } else if is_covered && end.is_some_and(|end| end < self.question.today) {
            judged.findings.extend(finding(Code::AlreadyExpired, Field::CoverageEnd));
        }
        judged
    }

    /// Compares the rows that have one key: equal ones are set aside, contradicting ones are rejected.
    fn compare_keys(&mut self, rows: &[&Row<'a>]) {
        let Some(position) = self.layout.position(Field::Key) else { return };
        let keys: Vec<MatchKey> = rows.iter().map(|row| row.match_key(self.question.template.kind)).collect();
        for (row, key) in rows.iter().zip(&keys) {
            let same = rows.iter().zip(&keys).filter(|(_, other)| *other == key);
            let alike: Vec<&Row<'_>> = same.map(|(row, _)| *row).collect();
            let (first, agree) = (alike[0], alike.iter().all(|other| self.layout.agree(alike[0], other)));
            let finding = |code| Finding::cell(code, row.line, position as u16, Some(Field::Key));
            let (status, finding) = if !agree {
                let others = alike.iter().map(|other| other.line).filter(|line| *line != row.line);
                (RowStatus::Rejected, finding(Code::KeyConflict).naming(others, alike.len() - 1))
            } else if row.line != first.line {
                (RowStatus::SetAside, finding(Code::KeyRepeated).naming([first.line], 1))
            } else {
                continue;
            };
            self.statuses[row.line as usize - 1] = status;
            self.findings.push(finding);
        }
    }

    /// Compares the rows that have one policy number. Only the rows of users; one policy may cover several
    /// devices.
    fn compare_policy_numbers(&mut self, rows: &[&Row<'a>]) {
        let kind = self.question.template.kind;
        let Some(position) = self.layout.position(Field::PolicyNumber) else { return };
        let counts = |row: &&&Row<'_>| self.statuses[row.line as usize - 1] != RowStatus::SetAside;
        let rows: Vec<&&Row<'_>> = rows.iter().filter(counts).filter(|_| kind == RecordKind::User).collect();
        for row in &rows {
            let number = row.text(Field::PolicyNumber);
            let mut firsts: Vec<(MatchKey, u32)> = Vec::new();
            for other in rows.iter().filter(|other| other.text(Field::PolicyNumber) == number) {
                if !firsts.iter().any(|(key, _)| *key == other.match_key(kind)) {
                    firsts.push((other.match_key(kind), other.line));
                }
            }
            if firsts.len() > 1 {
                let others = firsts.iter().filter(|(key, _)| *key != row.match_key(kind));
                let field = Some(Field::PolicyNumber);
                let finding = Finding::cell(Code::PolicyRepeated, row.line, position as u16, field);
                self.findings.push(finding.naming(others.map(|(_, line)| *line), firsts.len() - 1));
            }
        }
    }

    /// Adds the findings about damaged bytes.
    fn flaws(&mut self) {
        for flaw in self.table.flaws().iter().filter(|flaw| flaw.line >= self.header_line) {
            let code = match flaw.kind {
                FlawKind::QuoteNotClosed => Code::QuoteNotClosed,
                FlawKind::TextAfterQuote => Code::QuoteTextAfter,
                FlawKind::NotInEncoding => Code::EncodingDamaged,
            };
            let field = self.layout.field(flaw.column.into());
            self.findings.push(Finding::cell(code, flaw.line, flaw.column, field));
        }
    }

    /// Adds the finding about a last row without a line end that is shorter than all rows above it.
    fn cut_off(&mut self) {
        let records: Vec<(u32, &Vec<String>)> =
            (1..).zip(self.rows).filter(|(line, _)| is_record(self.statuses[*line as usize - 1])).collect();
        let Some((&(line, last), above)) = records.split_last() else { return };
        let above = &above[above.len().saturating_sub(50)..];
        let is_last = line as usize == self.rows.len() && !self.table.ends_with_line_end();
        if !is_last || above.len() < 3 {
            return;
        }
        let named = self.layout.named();
        if last.len() < named {
            let is_cut = above.iter().all(|(_, cells)| cells.len() >= named);
            self.findings.extend(is_cut.then(|| Finding::row(Code::FileCutOff, line)));
            return;
        }
        let index = last.len().min(self.layout.header.len() + 1) - 1;
        let at = |cells: &[String]| cells.get(index).map_or(String::new(), |cell| trim(cell).to_owned());
        let texts: Vec<String> = above.iter().map(|(_, cells)| at(cells)).collect();
        if is_cut(&at(last), &texts) {
            let field = self.layout.field(index + 1);
            self.findings.push(Finding::cell(Code::FileCutOff, line, index as u16 + 1, field));
        }
    }

    fn answer(self, header: HeaderVerdict, dates: Vec<DateColumn>, checked: bool) -> Answer {
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
        Answer { header: Some(header), dates, checked, row_statuses: statuses, findings, accepted_rows }
    }
}

/// The findings about a row, and whether it can be compared with others.
#[derive(Default)]
struct Judged {
    findings: Vec<Finding>,
    has_key: bool,
    has_policy_number: bool,
}

/// The keys that have no problem.
fn good_keys<'a>(rows: &'a [Row<'_>]) -> Vec<&'a str> {
    let keys = rows.iter().map(|row| row.text(Field::Key));
    keys.filter(|text| !text.is_empty() && key(text).is_none()).collect()
}

/// What keys and policy numbers of a file have in common.
struct Usual {
    key_length: Option<usize>,
    policy_length: Option<usize>,
    five_digits_are_odd: bool,
}

impl Usual {
    fn of(kind: RecordKind, rows: &[Row<'_>]) -> Self {
        let policy_numbers: Vec<&str> =
            rows.iter().map(|row| row.text(Field::PolicyNumber)).filter(|text| !text.is_empty()).collect();
        let of_five_digits = policy_numbers.iter().filter(|text| is_day_number_of_now(text)).count();
        Self {
            key_length: usual_length(&good_keys(rows)).filter(|_| kind == RecordKind::User),
            policy_length: usual_length(&policy_numbers),
            five_digits_are_odd: of_five_digits * 2 < policy_numbers.len(),
        }
    }

    /// The warning about a key or a policy number that differs from the others.
    fn odd(&self, field: Field, text: &str) -> Option<Code> {
        let is_short =
            |usual: Option<usize>| usual.is_some_and(|usual| is_digits(text) && text.len() < usual);
        match field {
            Field::Key => is_short(self.key_length).then_some(Code::KeyShort),
            Field::PolicyNumber if self.five_digits_are_odd && is_day_number_of_now(text) => {
                Some(Code::PolicyDate)
            }
            Field::PolicyNumber => is_short(self.policy_length).then_some(Code::PolicyShort),
            _ => None,
        }
    }
}

/// The length of two thirds of the texts that are numbers, and of three of them at least.
fn usual_length(texts: &[&str]) -> Option<usize> {
    let lengths: Vec<usize> = texts.iter().filter(|text| is_digits(text)).map(|text| text.len()).collect();
    (4..=lengths.iter().copied().max()?).find(|length| {
        let count = lengths.iter().filter(|other| *other == length).count();
        count >= 3 && count * 3 >= lengths.len() * 2
    })
}

/// Whether a text is shorter than all texts above it, which are alike: all dates, all amounts with the same
/// number of decimals, or all of the same length.
fn is_cut(last: &str, above: &[String]) -> bool {
    let length = |text: &str| text.chars().count();
    let is_date = |text: &str| date(text).is_ok();
    let decimals = |text: &str| {
        let is_amount = !is_date(text) && amount(text).is_some();
        is_amount.then(|| text.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len()))
    };
    let usual = decimals(&above[0]);
    let are_alike = above.iter().all(|text| {
        is_date(text) == is_date(&above[0])
            && decimals(text) == usual
            && (is_date(text) || usual.is_some() || length(text) == length(&above[0]))
    });
    let shortest = above.iter().map(|text| length(text)).min().unwrap_or(0);
    are_alike
        && match (usual, decimals(last)) {
            (Some(usual), Some(decimals)) if usual > 0 => decimals < usual,
            _ => length(last) < shortest,
        }
}

/// Rows that may be pieces of one row.
#[derive(Default)]
struct Pieces {
    lines: Vec<u32>,
    /// The number of cells of the joined pieces.
    cells: usize,
    /// The length of the key of a first piece that has only this cell.
    part_of_key: Option<usize>,
    /// The length of the key of the last whole row.
    key_length: usize,
}

impl Pieces {
    /// Adds the next row. Returns the lines of all pieces of a row that is whole now. The last cell of a
    /// piece and the first cell of the next one are one cell.
    fn add(&mut self, row: &Row<'_>, layout: &Layout<'_>) -> Vec<u32> {
        let (width, named, count) = (layout.header.len(), layout.named(), row.cells.len());
        let (key, is_record) = (row.text(Field::Key).len(), layout.has_status(row));
        let completes_key = self.part_of_key.take().is_some_and(|part| part + key == self.key_length);
        if !self.lines.is_empty() && (!is_record || completes_key) {
            self.lines.push(row.line);
            self.cells += count - 1;
            if self.cells == width || self.cells == named {
                return std::mem::take(&mut self.lines);
            } else if self.cells < named {
                return Vec::new();
            }
        }
        self.lines.clear();
        if count < named {
            self.lines.push(row.line);
            self.cells = count;
            self.part_of_key = (count == 1).then_some(key);
        } else if is_record {
            self.key_length = key;
        }
        Vec::new()
    }
}
