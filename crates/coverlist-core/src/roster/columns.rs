//! The columns of a roster, and what loading reads from each.

use super::Roster;
use crate::read::Table;
use crate::record::{Field, trim};
use crate::value::shortened;

/// The maximum length of a displayed header, in characters.
const SHOWN_CHARACTERS: usize = 100;

/// A column of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The position of the column in the file, from 1.
    pub position: u32,
    /// The header in the file, cut when it is very long; empty when the column has none.
    pub header: String,
    /// The meaning of the column.
    pub meaning: Meaning,
}

/// The meaning of a column of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It holds a field of the record.
    Field(Field),
    /// It holds another id, which is only compared.
    OtherId,
    /// It decides which rows count.
    Rule,
    /// It is not read.
    Ignored,
}

/// The columns of a roster in file order. A column without a header is listed only when it has cells.
pub fn columns(roster: &Roster) -> Vec<Column> {
    let (table, verdict) = (&roster.file.table, &roster.file.verdict);
    let Some(header) = &verdict.header else { return Vec::new() };
    let field_of = |position: u16| {
        let read = header.expected.iter().find(|expected| expected.found.read_from() == Some(position));
        read.map(|expected| expected.field)
    };
    let rules = roster.file.rule_columns();
    let meaning = |position: u16| match field_of(position) {
        Some(field) => Meaning::Field(field),
        None if rules.contains(&position) => Meaning::Rule,
        None if verdict.checks().contains(&position) => Meaning::OtherId,
        None => Meaning::Ignored,
    };
    let names = header.names(table);
    let filled = filled(table, header.line, &names);
    let columns = (1..).zip(&names).zip(filled).filter(|(_, is_filled)| *is_filled).map(|(column, _)| column);
    let columns = columns.map(|(position, name)| Column {
        position: u32::from(position),
        header: shortened(trim(name), SHOWN_CHARACTERS),
        meaning: meaning(position),
    });
    columns.collect()
}

/// Whether each column has a header or a cell.
fn filled(table: &Table, header_line: u32, names: &[impl AsRef<str>]) -> Vec<bool> {
    let mut filled: Vec<bool> = names.iter().map(|name| !trim(name.as_ref()).is_empty()).collect();
    if filled.iter().all(|is_filled| *is_filled) {
        return filled;
    }
    for row in table.records().skip(header_line as usize) {
        for (is_filled, cell) in filled.iter_mut().zip(row.cells()) {
            *is_filled |= !trim(&cell).is_empty();
        }
    }
    filled
}
