//! What a roster says.

use super::{Attribute, Column, NotTaken, Refusal, Refused, RosterFormat, SetAside};
use crate::record::{MatchKey, RecordKind};
use std::collections::HashMap;

/// What a roster says. Its rows are `entries`, `repeated`, `refused` and `ignored`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The kind of record that it lists.
    pub kind: RecordKind,
    /// What it was taken for.
    pub format: RosterFormat,
    /// The columns of its header, in file order, each with what it was read as.
    pub columns: Vec<Column>,
    /// What a person should know of the file as a whole.
    pub notes: Vec<Note>,
    /// The attributes that it has columns for, in the order of each entry's values. The others are left as they are.
    pub attributes: Vec<Attribute>,
    /// One entry a record, in file order, each key once.
    pub entries: Vec<Entry>,
    /// Lines that say again what an earlier line said.
    pub repeated: Vec<Repeated>,
    /// Rows that are not taken and should be looked at, in file order.
    pub refused: Vec<Refused>,
    /// Rows that are no records, or of those that the file itself leaves out, in file order.
    pub ignored: Vec<Ignored>,
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
    /// Other ids that the row has, as they are compared: a login, or OneRoster's `sourcedId`.
    pub other_ids: Vec<MatchKey>,
    /// One value for each of [`Roster::attributes`]; empty when the cell is blank.
    pub values: Vec<String>,
}

/// A line that says again what an earlier line said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The line of the entry.
    pub of: u32,
}

/// A row that is passed over: nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// Why.
    pub reason: SetAside,
}

/// What a person should know of a roster as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// OneRoster 1.2 keeps roles in another file.
    RolesMissing,
    /// So many cells hold a word for nothing, such as `NULL`, and count as blank.
    WordsForNothing(usize),
}

impl Note {
    /// It, in a sentence or two.
    pub fn message(self) -> String {
        match self {
            Self::RolesMissing => "This users.csv has no roles: OneRoster 1.2 keeps them in roles.csv, which was not read. \
                 Guardians among its rows cannot be told from students and staff, unless the row of a student names them. \
                 Take the guardians out, or add a column role."
                .to_owned(),
            Self::WordsForNothing(1) => {
                "1 cell holds a word for nothing, such as NULL or N/A. It counts as blank.".to_owned()
            }
            Self::WordsForNothing(cells) => {
                format!("{cells} cells hold a word for nothing, such as NULL or N/A. They count as blank.")
            }
        }
    }
}

impl Roster {
    /// A roster without a row.
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

    /// Rows in the file, blank ones not counted.
    pub fn rows(&self) -> usize {
        self.entries.len() + self.repeated.len() + self.refused.len() + self.ignored.len()
    }

    /// An entry's value of an attribute; empty when the cell is blank or there is no column for it.
    pub(super) fn value<'entry>(&self, entry: &'entry Entry, attribute: Attribute) -> &'entry str {
        let place = self.attributes.iter().position(|&other| other == attribute);
        place.and_then(|place| entry.values.get(place)).map_or("", String::as_str)
    }

    /// The place among [`Attribute::of`] the kind of the attribute at `place` of each entry's values.
    pub(super) fn kind_place(&self, place: usize) -> Option<usize> {
        let attribute = self.attributes.get(place)?;
        Attribute::of(self.kind).iter().position(|other| other == attribute)
    }

    /// Puts a row that gives no entry where it belongs.
    pub(super) fn pass_over(&mut self, line: u32, why: NotTaken) {
        match why {
            NotTaken::Refused(refusal) => self.refused.push(Refused { line, refusal }),
            NotTaken::Ignored(reason) => self.ignored.push(Ignored { line, reason }),
        }
    }

    /// Refuses every entry for which there is a refusal, with the lines that repeat it.
    pub(super) fn refuse_entries(&mut self, refusal: impl Fn(&Entry) -> Option<Refusal>) {
        let refusals: Vec<_> = self.entries.iter().map(refusal).collect();
        self.refuse(refusals);
    }

    /// Refuses the entries that have a refusal, in the order of the entries, with the lines that repeat them.
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
