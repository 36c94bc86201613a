//! The checks of all rows together and of each row.

use super::cell::{amount, currency, integer, is_key, looks_like_device, looks_like_user};
use super::century::century;
use super::date::has_dropped_time;
use super::dates::Evidence;
use super::file::{Columns, File};
use super::number::decide;
use super::row::Row;
use super::usual::{Usual, good_cells};
use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::record::{Field, FieldType, RecordKind};
use coverlist_core::validate::{CenturyColumn, DateColumn, DecimalColumn, RowStatus};

impl<'a> File<'a> {
    /// Checks every row, and then all rows together. Returns the columns of dates and of numbers.
    pub fn check(&mut self, surveyed: &[Row<'a>]) -> Columns {
        let centuries = self.decide_centuries(surveyed);
        let dates = self.decide_dates(surveyed);
        let decimals = self.decide_decimals(surveyed);
        self.about_all(surveyed);
        let records: Vec<Row<'a>> = (1..)
            .zip(self.rows)
            .filter(|(line, _)| self.statuses[*line as usize - 1] == RowStatus::Rejected)
            .filter(|(line, _)| !self.broken.contains(line))
            .map(|(line, cells)| self.layout.row(line, cells))
            .collect();
        let usual = Usual::of(self.question.template.kind, &self.layout, surveyed);
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
        Columns { centuries, dates, decimals }
    }

    fn decide_dates(&mut self, surveyed: &[Row<'a>]) -> Vec<DateColumn> {
        let evidence: Vec<Evidence> = self
            .layout
            .dates()
            .map(|(column, position)| {
                let century = self.layout.centuries.get(&column.field).copied();
                Evidence::of(column.field, position as u16, surveyed, century)
            })
            .collect();
        let mut dates = Vec::new();
        for column in &evidence {
            let (date, findings) = column.decide(&evidence, self.question.choices, self.layout.is_sheet);
            self.layout.orders.extend(date.order.map(|order| (date.field, order)));
            self.findings.extend(findings);
            dates.push(date);
        }
        dates
    }

    fn decide_centuries(&mut self, surveyed: &[Row<'a>]) -> Vec<CenturyColumn> {
        let (choices, is_sheet) = (self.question.choices, self.layout.is_sheet);
        let dates = self.layout.dates();
        let decided = dates.filter_map(|(column, position)| {
            century(column.field, position as u16, surveyed, choices, is_sheet)
        });
        let decided: Vec<CenturyColumn> = decided.collect();
        let known = decided.iter().filter_map(|column| Some((column.field, column.century?)));
        self.layout.centuries.extend(known);
        decided
    }

    fn decide_decimals(&mut self, surveyed: &[Row<'a>]) -> Vec<DecimalColumn> {
        let numbers: Vec<_> = self.layout.numbers().collect();
        let mut decided = Vec::new();
        for (column, position) in numbers {
            let read = if column.field.field_type() == FieldType::Integer { integer } else { amount };
            let (field, position) = (column.field, position as u16);
            let (column, reading) = decide(field, position, surveyed, read, self.question.choices);
            self.layout.decimals.insert(field, reading);
            decided.push(column);
        }
        decided
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
        let keys = good_cells(&self.layout, surveyed, Field::Key);
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
        self.about_unkept(surveyed, &about);
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

    /// Adds the findings about dropped times and several currencies.
    fn about_unkept(&mut self, surveyed: &[Row<'_>], about: &impl Fn(Code, Field, usize) -> Finding) {
        for (column, position) in &self.layout.slots {
            let Some(position) = *position else { continue };
            let texts = surveyed.iter().map(|row| (row.line, row.text(column.field)));
            let (code, lines): (Code, Vec<u32>) = match column.field.field_type() {
                FieldType::Date if column.date_formats.is_empty() => {
                    let timed = texts.filter(|(_, text)| has_dropped_time(text));
                    (Code::DateTimeDropped, timed.map(|(line, _)| line).collect())
                }
                FieldType::Amount => {
                    let named = texts.filter_map(|(line, text)| Some((line, currency(text)?)));
                    (Code::AmountCurrencies, of_other_currency(&named.collect::<Vec<_>>()))
                }
                _ => continue,
            };
            if !lines.is_empty() {
                let finding = about(code, column.field, position);
                self.findings.push(finding.naming(lines.iter().copied(), lines.len()));
            }
        }
    }

    /// Judges the cells of one row.
    fn judge(&self, row: &Row<'_>, usual: &Usual) -> Judged {
        let mut judged = Judged::default();
        let finding = |code, field| {
            let column = self.layout.position(field).map(|position| position as u16);
            Finding { column, field: Some(field), ..Finding::row(code, row.line) }
        };
        if let Some(code) = self.layout.misplaced(row) {
            judged.findings.push(Finding::row(code, row.line));
            return judged;
        }
        if self.layout.ends_early(row) {
            judged.findings.push(Finding::row(Code::RowShortBlank, row.line));
        }
        for (column, position) in &self.layout.slots {
            let (field, text) = (column.field, row.text(column.field));
            let (_, code) = self.layout.judge(row, column);
            let code = code.or_else(|| usual.odd(field, text));
            let is_readable = code.is_none_or(|code| code.severity() == Severity::Warns);
            match field {
                Field::Key => judged.has_key = is_key(code),
                Field::PolicyNumber => judged.has_policy_number = is_readable && !text.is_empty(),
                _ => {}
            }
            let code = code.filter(|_| position.is_some());
            judged.findings.extend(code.map(|code| finding(code, field)));
        }
        let values = self.layout.values(row);
        let (start, end) = (values.date(Field::CoverageStart), values.date(Field::CoverageEnd));
        let is_covered = values.status().is_some_and(|status| self.question.template.covers(status));
        if start.is_some_and(|start| end.is_some_and(|end| end < start)) {
            judged.findings.push(finding(Code::EndBeforeStart, Field::CoverageEnd));
        } else if is_covered && end.is_some_and(|end| end < self.question.today) {
            judged.findings.push(finding(Code::AlreadyExpired, Field::CoverageEnd));
        }
        judged
    }
}

/// The lines of amounts that have another currency than most.
fn of_other_currency(named: &[(u32, &str)]) -> Vec<u32> {
    let count = |sought: &str| named.iter().filter(|(_, currency)| *currency == sought).count();
    let mut usual = "dollar";
    for currency in ["peso", "euro"] {
        if count(currency) > count(usual) {
            usual = currency;
        }
    }
    named.iter().filter(|(_, currency)| *currency != usual).map(|(line, _)| *line).collect()
}

/// The findings about a row, and whether it can be compared with others.
#[derive(Default)]
struct Judged {
    findings: Vec<Finding>,
    has_key: bool,
    has_policy_number: bool,
}
