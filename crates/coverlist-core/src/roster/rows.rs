//! Turns the rows of a validated list into entries.

use super::{Entry, Excluded, Ignored, Refusal, Refused, Roster};
use crate::findings::{Code, Finding, Severity};
use crate::record::{Attribute, Field, MatchKey, Row, folded, trim};
use crate::template::{CHECK_START, GUARDIAN};
use crate::validate::RowStatus;
use crate::value::{begins_with_total, ids, is_remark, is_sentence, key_of};
use unicode_normalization::UnicodeNormalization;

/// Adds the rows of the file to a roster.
pub(super) fn add_rows(roster: &mut Roster) {
    let verdict = &roster.file.verdict;
    let (mut refused, mut ignored) = (Vec::new(), Vec::new());
    for line in 1..=roster.file.table.len() as u32 {
        match verdict.row_status(line) {
            RowStatus::Rejected if !verdict.blocked => {
                let findings = verdict.findings_of(line);
                let mut reasons = findings.into_iter().filter(|it| it.severity() == Severity::Rejects);
                let reason = reasons.next().unwrap_or_else(|| Finding::row(Code::RowBroken, line));
                refused.push(Refused { line, refusal: Refusal::Mistake(reason) });
            }
            RowStatus::SetAside => {
                let findings = verdict.findings_of(line);
                let reason = findings.into_iter().find(|finding| finding.code.sets_aside());
                let reason = reason.filter(|reason| reason.code != Code::RowBlank);
                let rule = || roster.rule_for(line);
                let reason = reason.map(|reason| match reason.code {
                    Code::RowLeftOut => rule().unwrap_or(Excluded::Finding(reason)),
                    _ => Excluded::Finding(reason),
                });
                ignored.extend(reason.map(|reason| Ignored { line, reason }));
            }
            RowStatus::Header | RowStatus::Accepted | RowStatus::Rejected => {}
        }
    }
    let other_ids = roster.other_id_columns();
    let mut entries = Vec::with_capacity(verdict.accepted as usize);
    for row in verdict.accepted_rows(&roster.file.table) {
        let line = row.line;
        match entry(roster, row, &other_ids) {
            Ok(entry) => entries.push(entry),
            Err(NotTaken::Ignored(reason)) => ignored.push(Ignored { line, reason }),
            Err(NotTaken::Refused(refusal)) => refused.push(Refused { line, refusal }),
        }
    }
    refused.sort_by_key(|row| row.line);
    ignored.sort_by_key(|row| row.line);
    (roster.entries, roster.refused, roster.ignored) = (entries, refused, ignored);
}

/// The reason why a row has no entry.
enum NotTaken {
    Refused(Refusal),
    Ignored(Excluded),
}

/// The attributes that a file gives, in display order.
pub(super) fn given(roster: &Roster) -> Vec<Attribute> {
    let fields = roster.file.verdict.fields();
    let has = |attribute| fields.contains(&Field::Attribute(attribute));
    let is_given = |attribute: &Attribute| match attribute {
        Attribute::Name => {
            [Attribute::Name, Attribute::GivenName, Attribute::FamilyName].into_iter().any(has)
        }
        other => has(*other) || roster.file.has_constant(Field::Attribute(*other)),
    };
    let is_address = |attribute: &Attribute| *attribute == Attribute::Email && keys_are_addresses(roster);
    let attributes = Attribute::of(roster.kind).iter().copied();
    attributes.filter(|attribute| is_given(attribute) || is_address(attribute)).collect()
}

/// Whether a key is an e-mail address.
fn keys_are_addresses(roster: &Roster) -> bool {
    let is_accepted = |line: &u32| roster.file.verdict.row_status(*line) == RowStatus::Accepted;
    let mut lines = (1..=roster.file.table.len() as u32).filter(is_accepted);
    lines.any(|line| roster.key(line).contains('@'))
}

impl Roster {
    /// The key on a line as it is compared; empty when there is none.
    pub fn key(&self, line: u32) -> String {
        key_of(&self.file.verdict.key(&self.file.table, line)).to_owned()
    }

    /// The columns with other ids, from 1: those that are only compared, and those of a sheet.
    fn other_id_columns(&self) -> Vec<u16> {
        let header = self.file.verdict.header.as_ref().filter(|_| self.file.verdict.sheet_header().is_some());
        let names = header.iter().flat_map(|header| header.names(&self.file.table));
        let of_sheet = (1..).zip(names).filter(|(_, name)| name.starts_with(CHECK_START));
        let of_sheet = of_sheet.map(|(position, _)| position);
        self.file.verdict.checks().iter().copied().chain(of_sheet).collect()
    }

    /// The reason in a sheet of rows that were not loaded, if only a person can take it back.
    fn reason_of_sheet(&self, line: u32) -> Option<Refusal> {
        let sheet = self.file.verdict.sheet_header().filter(|sheet| sheet.has_reason)?;
        let reason = self.file.table.record(line).cells().nth(sheet.width() - 1)?;
        [Refusal::MayBeGuardian, Refusal::KeyOfOtherKind].into_iter().find(|it| it.id() == trim(&reason))
    }

    /// The rule that leaves out the row on a line, if it names texts.
    fn rule_for(&self, line: u32) -> Option<Excluded> {
        let names: Vec<_> = self.file.verdict.header.as_ref()?.names(&self.file.table);
        let record = self.file.table.record(line);
        self.file.decisions.leave_out.iter().find_map(|rule| {
            let column = rule.column.as_ref()?.position(&names).ok()?;
            let cell = folded(&record.cells().nth(usize::from(column) - 1)?);
            let text = rule.is.iter().flatten().find(|text| folded(text) == cell)?.clone();
            Some(Excluded::Rule { header: trim(&names[usize::from(column) - 1]).to_owned(), text })
        })
    }
}

fn entry(roster: &Roster, row: Row, other_ids: &[u16]) -> Result<Entry, NotTaken> {
    let value = |attribute: Attribute| {
        let value = row.values.get(Field::Attribute(attribute));
        value.map_or_else(String::new, |value| one_line(&value.text()))
    };
    let key = key_of(&row.key);
    let name = whole_name(&value);
    let values = roster.attributes.iter().map(|&attribute| match (attribute, value(attribute)) {
        (Attribute::Name, _) => name.clone(),
        (Attribute::Email, email) if email.is_empty() && key.contains('@') => key.to_owned(),
        (_, value) => value,
    });
    let values: Vec<String> = values.collect();
    if let Some(why) = no_record(roster, &row, key, &values) {
        return Err(why);
    }
    if let Some(refusal) = roster.reason_of_sheet(row.line) {
        return Err(NotTaken::Refused(refusal));
    }
    if value(Attribute::Role) == GUARDIAN {
        return Err(NotTaken::Ignored(Excluded::Guardian));
    }
    if !name.is_empty() && !name.chars().any(char::is_alphabetic) {
        return Err(NotTaken::Refused(Refusal::NoName));
    }
    let record = roster.file.table.record(row.line);
    let checked = other_ids.iter().filter_map(|&column| record.cells().nth(usize::from(column) - 1));
    let mut cells = vec![value(Attribute::OtherId)];
    cells.extend(checked.map(|cell| trim(&cell).to_owned()));
    let other_ids = cells.iter().flat_map(|cell| ids(cell)).filter(|id| !id.is_empty() && *id != key);
    Ok(Entry {
        line: row.line,
        other_ids: other_ids.map(|id| MatchKey::new(roster.kind, id)).collect(),
        match_key: MatchKey::new(roster.kind, key),
        key: key.to_owned(),
        values,
    })
}

/// Why an accepted row is no record: it has no key, or is a remark.
fn no_record(roster: &Roster, row: &Row, key: &str, values: &[String]) -> Option<NotTaken> {
    let words = if values.iter().all(String::is_empty) { 2 } else { 3 };
    if key.is_empty() {
        let column = roster.file.verdict.header.as_ref().and_then(|header| header.column(Field::Key));
        let finding = Finding { column, field: Some(Field::Key), ..Finding::row(Code::KeyBlank, row.line) };
        Some(NotTaken::Refused(Refusal::Mistake(finding)))
    } else if is_page_number(roster, row.line, key) {
        Some(NotTaken::Ignored(Excluded::Finding(Finding::row(Code::RowFooter, row.line))))
    } else if is_sentence(key, words) || begins_with_total(key) {
        Some(NotTaken::Refused(Refusal::Remark))
    } else {
        None
    }
}

/// Whether the cells of a row together are a remark of the program that made the list: `Page,1,of 3`.
fn is_page_number(roster: &Roster, line: u32, key: &str) -> bool {
    if key.bytes().any(|byte| byte.is_ascii_digit()) {
        // A fast path: nearly every key.
        return false;
    }
    let cells = roster.file.table.record(line).cells().map(|cell| trim(&cell).to_owned());
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.first().is_some_and(|first| first == key) && is_remark(&cells.join(" "))
}

/// The name of a user: given and family name, or the whole name, or the part that is known.
fn whole_name(value: &impl Fn(Attribute) -> String) -> String {
    let parts = [value(Attribute::GivenName), value(Attribute::FamilyName)];
    let whole = value(Attribute::Name);
    let is_complete = parts.iter().all(|part| !part.is_empty());
    if is_complete || whole.is_empty() { parts.join(" ").trim().to_owned() } else { whole }
}

/// A text on one line, with single spaces and composed accents.
fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_ascii() { text } else { text.nfc().collect() }
}
