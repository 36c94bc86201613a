//! What a roster says.

use super::{Detail, Refused, Shape};
use crate::record::MatchKey;
use crate::template::RecordKind;

/// What a roster says. Its rows are `entries`, `repeated` and `refused`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The kind of record that it lists.
    pub kind: RecordKind,
    /// What it was taken for.
    pub shape: Shape,
    /// The details that it has columns for, in the order of each entry's values. The others are left as they are.
    pub details: Vec<Detail>,
    /// One entry a record, in file order, each key once.
    pub entries: Vec<Entry>,
    /// Lines that say again what an earlier line said.
    pub repeated: Vec<u32>,
    /// Rows that are not taken, in file order.
    pub refused: Vec<Refused>,
}

/// What a roster says of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file, without the space around it.
    pub key: String,
    /// The key as it is compared.
    pub match_key: MatchKey,
    /// One value for each of [`Roster::details`]; empty when the cell is blank.
    pub values: Vec<String>,
}

impl Roster {
    /// A roster without a row.
    pub(super) fn new(kind: RecordKind, shape: Shape, details: Vec<Detail>) -> Self {
        Self { kind, shape, details, entries: Vec::new(), repeated: Vec::new(), refused: Vec::new() }
    }

    /// Rows in the file, blank ones not counted.
    pub fn rows(&self) -> usize {
        self.entries.len() + self.repeated.len() + self.refused.len()
    }
}
