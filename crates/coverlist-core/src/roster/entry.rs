//! The content of a roster: entries, and rows that are not loaded.

use super::{Attribute, Column, NotTaken, Refusal, Refused, RosterFormat, SetAside};
use crate::record::{MatchKey, RecordKind};
use std::collections::HashMap;

/// The content of a roster. Each row is in one of `entries`, `repeated`, `refused` and `ignored`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The kind of record that the roster lists.
    pub kind: RecordKind,
    /// The format of the file, recognized by its headers.
    pub format: RosterFormat,
    /// The columns of the header in file order, with their meanings.
    pub columns: Vec<Column>,
    /// Remarks about the file as a whole, for the person who loads it.
    pub notes: Vec<Note>,
    /// The attributes that have columns, in the order of each entry's values. Loading does not change other
    /// attributes.
    pub attributes: Vec<Attribute>,
    /// One entry for each record, in file order, with unique keys.
    pub entries: Vec<Entry>,
    /// Lines that repeat an earlier line and add nothing to it.
    pub repeated: Vec<Repeated>,
    /// Rows that are not loaded and that a person should check, in file order.
    pub refused: Vec<Refused>,
    /// Rows that are not records, or that the file itself excludes, in file order.
    pub ignored: Vec<Ignored>,
}

/// One record as the roster describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file, without space around it.
    pub key: String,
    /// The key in the form in which keys are compared.
    pub match_key: MatchKey,
    /// Other ids of the row, in the form in which keys are compared: a login, or OneRoster's `sourcedId`.
    pub other_ids: Vec<MatchKey>,
    /// One value for each of [`Roster::attributes`]; blank cells are empty.
    pub values: Vec<String>,
}

/// A line that repeats an earlier line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The line number of the repeated line, as a spreadsheet shows it.
    pub line: u32,
    /// The line number of the entry that this line repeats.
    pub of: u32,
}

/// A row that is ignored although nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The reason why the row does not describe a record to load.
    pub reason: SetAside,
}

/// A remark about a roster as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The roles are in another file of OneRoster 1.2.
    RolesMissing,
    /// The number of cells that count as blank because of a word such as `NULL`.
    WordsForNothing(usize),
}

impl Roster {
    /// Creates a roster without rows, to which reading adds them.
    pub fn new(kind: RecordKind, format: RosterFormat, attributes: Vec<Attribute>) -> Self {
        Self {
            kind,
            format,
            columns: Vec::new(),
            notes: Vec::new(),
            attributes,
            entries: Vec::new(),
            repeated: Vec::new(),
            refused: Vec::new(),
            ignored: Vec::new(),
        }
    }

    /// The number of rows in the file, without blank rows.
    pub fn rows(&self) -> usize {
        self.entries.len() + self.repeated.len() + self.refused.len() + self.ignored.len()
    }

    /// An entry's value of an attribute; empty when the cell is blank or the column is missing.
    pub(super) fn value<'entry>(&self, entry: &'entry Entry, attribute: Attribute) -> &'entry str {
        let place = self.attributes.iter().position(|&other| other == attribute);
        place.and_then(|place| entry.values.get(place)).map_or("", String::as_str)
    }

    /// Converts the index of a value of an entry to the index of its attribute in [`Attribute::of`].
    pub(super) fn kind_place(&self, place: usize) -> Option<usize> {
        let attribute = self.attributes.get(place)?;
        Attribute::of(self.kind).iter().position(|other| other == attribute)
    }

    /// Adds a row without an entry to the refused or ignored rows.
    pub(super) fn pass_over(&mut self, line: u32, why: NotTaken) {
        match why {
            NotTaken::Refused(refusal) => self.refused.push(Refused { line, refusal }),
            NotTaken::Ignored(reason) => self.ignored.push(Ignored { line, reason }),
        }
    }

    /// Refuses every entry with a refusal, and the lines that repeat it.
    pub(super) fn refuse_entries(&mut self, refusal: impl Fn(&Entry) -> Option<Refusal>) {
        let refusals: Vec<_> = self.entries.iter().map(refusal).collect();
        self.refuse(refusals);
    }

    /// Refuses the entries with a refusal, and the lines that repeat them. `refusals` has the order of the
    /// entries.
    pub(super) fn refuse(&mut self, refusals: Vec<Option<Refusal>>) {
        let mut refused = HashMap::new();
        let entries = std::mem::take(&mut self.entries);
        for (entry, refusal) in entries.into_iter().zip(refusals) {
            match refusal {
                Some(refusal) => drop(refused.insert(entry.line, refusal)),
                None => self.entries.push(entry),
            }
        }
        let repeats = self.repeated.extract_if(.., |repeated| refused.contains_key(&repeated.of));
        let repeats: Vec<_> = repeats.map(|row| (row.line, refused[&row.of].clone())).collect();
        let rows = refused.into_iter().chain(repeats);
        self.refused.extend(rows.map(|(line, refusal)| Refused { line, refusal }));
        self.refused.sort_by_key(|refused| refused.line);
    }
}
