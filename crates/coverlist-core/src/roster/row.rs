//! Reads one row of a roster.

use super::key::has_digit;
use super::layout::{ColumnSource, Layout};
use super::{Attribute, Entry, NotTaken, Refusal, RosterFormat, SetAside};
use crate::findings::{Code, Severity};
use crate::read::Record;
use crate::record::{MatchKey, RecordKind, trim};
use crate::value::{self, begins_with_total, is_line, is_remark, is_sentence, unsafe_cell};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

impl Layout {
    /// The cells of a row, up to the header's width.
    pub(super) fn cells<'table>(&self, record: Record<'table>) -> Vec<Cow<'table, str>> {
        record.cells().take(self.width).collect()
    }

    pub(super) fn entry(&self, kind: RecordKind, record: Record<'_>) -> Result<Entry, NotTaken> {
        let cells = self.cells(record);
        let key = self.key.read(&cells);
        if let Some(why) = no_record(&cells, key) {
            return Err(why);
        }
        if cells.len() <= self.last_column() {
            return Err(Refusal::row(Code::RowShort).into());
        }
        if record.cells().skip(self.width).any(|cell| !cell.trim().is_empty()) {
            return Err(Refusal::row(Code::RowLong).into());
        }
        if let Some(reason) = self.exclusion(&cells) {
            return Err(reason.into());
        }
        let other_ids = self.other_ids(kind, &cells, key);
        if key.is_empty() && self.format == RosterFormat::OneRoster && !other_ids.is_empty() {
            return Err(Refusal::OtherIdOnly.into());
        }
        if let Some(code) = key_mistake(key) {
            return Err(Refusal::row(code).into());
        }
        let is_alone = self.width > 1 && cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1;
        if is_sentence(key, if is_alone { 2 } else { 3 }) {
            return Err(Refusal::Remark.into());
        }
        let values: Vec<String> =
            self.attributes.iter().map(|(_, at)| at.read(&cells)).collect::<Result<_, _>>()?;
        let name = self.attributes.iter().position(|&(attribute, _)| attribute == Attribute::Name);
        if name.is_some_and(|place| is_no_name(&values[place])) {
            return Err(Refusal::NoName.into());
        }
        let match_key = MatchKey::new(kind, key);
        Ok(Entry { line: record.line(), key: key.to_owned(), match_key, other_ids, values })
    }

    /// The number of attribute cells with a word such as `NULL`, which stands for a missing value.
    pub(super) fn words_for_nothing(&self, record: Record<'_>) -> usize {
        let cells = self.cells(record);
        let columns = self.attributes.iter().flat_map(|(_, at)| at.columns());
        columns.filter(|&column| cells.get(column).is_some_and(|cell| is_nothing(cell.trim()))).count()
    }

    fn other_ids(&self, kind: RecordKind, cells: &[Cow<'_, str>], key: &str) -> Vec<MatchKey> {
        let ids = self.other_ids.iter().flat_map(|at| at.all(cells));
        let ids = ids.filter(|&id| !id.is_empty() && id != key).map(|id| MatchKey::new(kind, id));
        ids.collect()
    }

    fn exclusion(&self, cells: &[Cow<'_, str>]) -> Option<SetAside> {
        let found = self.exclusions.iter().find(|exclusion| {
            let cell = cells.get(exclusion.column).map_or("", |cell| cell.trim());
            exclusion.words.iter().any(|word| cell.eq_ignore_ascii_case(word))
        });
        found.map(|exclusion| exclusion.reason)
    }
}

impl ColumnSource {
    fn read(&self, cells: &[Cow<'_, str>]) -> Result<String, Refusal> {
        match *self {
            Self::Cell(column) => one_line(cells, column),
            Self::Joined(first, second) => {
                let both = [one_line(cells, first)?, one_line(cells, second)?];
                Ok(both.join(" ").trim().to_owned())
            }
        }
    }
}

/// The reason why a row is not a record: a comment, a total or a remark.
fn no_record(cells: &[Cow<'_, str>], key: &str) -> Option<NotTaken> {
    let filled: Vec<&str> = cells.iter().map(|cell| trim(cell)).filter(|cell| !cell.is_empty()).collect();
    let first = *filled.first()?;
    if first.starts_with('#') && filled.len() == 1 {
        return Some(SetAside::Comment.into());
    }
    if filled.iter().all(|cell| is_line(cell)) {
        return Some(SetAside::Remark.into());
    }
    // A remark is in the first cells. A row that also has a key is a record, whatever its name.
    if key != first && (!key.is_empty() || filled.len() > 2) {
        None
    } else if begins_with_total(first) {
        // Sum is also a person's name.
        let has_words = filled[1..].iter().any(|cell| cell.chars().any(char::is_alphabetic));
        Some(if has_words { Refusal::Remark.into() } else { SetAside::Totals.into() })
    } else {
        let is_remark = is_remark(first) || (!has_digit(first) && is_remark(&filled.join(" ")));
        is_remark.then_some(SetAside::Remark.into())
    }
}

/// The mistake in a key that would also reject a row of an import.
fn key_mistake(key: &str) -> Option<Code> {
    if key.is_empty() { Some(Code::KeyBlank) } else { value::key(key).filter(|&code| value::is_no_key(code)) }
}

/// A cell on one line, with single spaces and composed accents; blank when it has a word for nothing.
fn one_line(cells: &[Cow<'_, str>], column: usize) -> Result<String, Refusal> {
    let cell = cells.get(column).map_or("", |cell| unsafe_cell(cell));
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_nothing(&text) {
        return Ok(String::new());
    }
    let rejects = |code: &Code| code.severity() == Severity::Rejects;
    match value::text(&text).filter(rejects) {
        Some(code) => Err(Refusal::cell(code, u16::try_from(column + 1).unwrap_or(u16::MAX))),
        None if text.is_ascii() => Ok(text),
        None => Ok(text.nfc().collect()),
    }
}

/// Whether a text is a program's word for a missing value.
fn is_nothing(text: &str) -> bool {
    // Nan and Null are also names of people.
    const WORDS: [&str; 16] = [
        "NULL",
        "null",
        "(NULL)",
        "(null)",
        "None",
        "NONE",
        "none",
        "NaN",
        "nan",
        "N/A",
        "n/a",
        "undefined",
        "-",
        "--",
        "\\N",
        "[object Object]",
    ];
    WORDS.contains(&text)
}

fn is_no_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(char::is_alphabetic)
}
