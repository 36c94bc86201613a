//! Writes the records of users with more cells.

use super::OneRosterError;
use super::additions::AddedCells;
use super::part::Part;
use crate::read::{Dialect, Encoding, FlawKind, LineEnds, MAX_BYTES, ReadChoices, Row, quoted, read};

/// A byte that is invalid in UTF-8.
const INVALID: u8 = 0xFF;

/// Writes the records of users as they are in the file, with more cells behind their own.
pub(super) struct Writer<'a> {
    users: &'a Part,
    delimiter: u8,
    line_end: &'static [u8],
    max_bytes: u64,
    csv: Vec<u8>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(users: &'a Part, max_bytes: u64) -> Self {
        let facts = users.table.facts();
        let line_end: &[u8] = match facts.line_ends {
            LineEnds::Crlf => b"\r\n",
            LineEnds::Cr => b"\r",
            LineEnds::None | LineEnds::Lf | LineEnds::Mixed => b"\n",
        };
        let max_bytes = max_bytes.min(MAX_BYTES);
        Self { users, delimiter: facts.delimiter.byte(), line_end, max_bytes, csv: Vec::new() }
    }

    /// Writes a record. Nothing is written above the limit, which [`Writer::finish`] reports.
    pub(super) fn write(&mut self, row: &Row<'_>, added: AddedCells<'_>) {
        if self.is_too_large() {
            return;
        }
        if row.line() > 1 {
            self.csv.extend_from_slice(self.line_end);
        }
        self.write_own(row);
        for text in added.into_iter().flatten() {
            self.csv.push(self.delimiter);
            self.csv.extend_from_slice(quoted(text, self.delimiter).as_bytes());
        }
    }

    /// Writes the file's own cells. Invalid bytes stay invalid, so that the finding about them stays.
    fn write_own(&mut self, row: &Row<'_>) {
        let flaws = self.users.flaws(row);
        if flaws.is_empty() {
            return self.csv.extend_from_slice(self.users.raw(row).as_bytes());
        }
        for index in 0..row.count() {
            if index > 0 {
                self.csv.push(self.delimiter);
            }
            let column = u16::try_from(index + 1).unwrap_or(u16::MAX);
            let is_replaced =
                flaws.iter().any(|it| it.column == column && it.kind == FlawKind::NotInEncoding);
            let mut parts = row.raw(index).split(|c| is_replaced && c == char::REPLACEMENT_CHARACTER);
            self.csv.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
            for part in parts {
                self.csv.push(INVALID);
                self.csv.extend_from_slice(part.as_bytes());
            }
        }
    }

    fn is_too_large(&self) -> bool {
        self.csv.len() as u64 > self.max_bytes
    }

    /// The list, and how it is read. It has the records and the damage of the file on the same lines.
    pub(super) fn finish(mut self) -> Result<(Vec<u8>, ReadChoices), OneRosterError> {
        let table = &self.users.table;
        let facts = table.facts();
        if table.ends_with_line_end() {
            self.csv.extend_from_slice(self.line_end);
        }
        if self.is_too_large() {
            return Err(OneRosterError::TooLarge);
        }
        let choices = ReadChoices {
            encoding: Some(Encoding::Utf8),
            delimiter: Some(facts.delimiter),
            dialect: Some(Dialect::Plain),
        };
        // A quote that is never closed may end at a quote in an added cell.
        let again = read(&self.csv, &choices, &[]);
        let is_same = again.len() == table.len() && again.flaws() == table.flaws();
        if is_same { Ok((self.csv, choices)) } else { Err(OneRosterError::DamagedQuotes) }
    }
}
