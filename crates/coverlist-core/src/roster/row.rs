//! One row of a roster.

use super::layout::{At, Layout};
use super::{Entry, Refusal};
use crate::findings::Code;
use crate::read::Record;
use crate::record::MatchKey;
use crate::report::unsafe_cell;
use crate::template::RecordKind;
use crate::validate::set_aside::begins_with_total;
use crate::validate::value;
use std::borrow::Cow;

impl Layout {
    /// The cells of a row under the header.
    pub(super) fn cells<'table>(&self, record: Record<'table>) -> Vec<Cow<'table, str>> {
        record.cells().take(self.width).collect()
    }

    /// What a row says.
    pub(super) fn entry(&self, kind: RecordKind, record: Record<'_>) -> Result<Entry, Refusal> {
        let cells = self.cells(record);
        if cells.len() <= self.last_column() {
            return Err(Refusal::row(Code::RowShort));
        }
        if record.cells().skip(self.width).any(|cell| !cell.trim().is_empty()) {
            return Err(Refusal::row(Code::RowLong));
        }
        if let Some(refusal) = self.exclusion(&cells) {
            return Err(refusal);
        }
        let key = self.key.read(&cells);
        if key.starts_with('#') && cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1 {
            return Err(Refusal::row(Code::RowComment));
        }
        if begins_with_total(key) {
            return Err(Refusal::Totals);
        }
        if let Some(code) = key_mistake(key) {
            return Err(Refusal::row(code));
        }
        let values = self.details.iter().map(|(_, at)| at.read(&cells)).collect::<Result<_, _>>()?;
        Ok(Entry { line: record.line(), key: key.to_owned(), match_key: MatchKey::new(kind, key), values })
    }

    fn exclusion(&self, cells: &[Cow<'_, str>]) -> Option<Refusal> {
        let found = self.exclusions.iter().find(|exclusion| {
            let cell = cells.get(exclusion.column).map_or("", |cell| cell.trim());
            exclusion.words.iter().any(|word| cell.eq_ignore_ascii_case(word))
        });
        found.map(|exclusion| exclusion.refusal.clone())
    }
}

impl At {
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

/// What keeps a key from naming a record: what rejects it in an import.
fn key_mistake(key: &str) -> Option<Code> {
    if key.is_empty() { Some(Code::KeyBlank) } else { value::key(key).filter(|&code| value::is_no_key(code)) }
}

/// A cell on one line, runs of space made one.
fn one_line(cells: &[Cow<'_, str>], column: usize) -> Result<String, Refusal> {
    let cell = cells.get(column).map_or("", |cell| unsafe_cell(cell));
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    match value::damage(&text).or_else(|| value::text(&text)) {
        Some(code) => Err(Refusal::cell(code, u16::try_from(column + 1).unwrap_or(u16::MAX))),
        None => Ok(text),
    }
}
