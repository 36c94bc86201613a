//! The content of a roster: entries, and rows that are not loaded.

use super::{Refusal, Refused};
use crate::findings::Finding;
use crate::map::named_columns;
use crate::record::{Attribute, Field, MatchKey, RecordKind, trim};
use crate::sheet::{Question, SourceUse, Validated};
use crate::template::{Template, TemplateSet};
use std::collections::HashMap;

/// The content of a roster. Each row is in one of `entries`, `repeated`, `refused` and `ignored`.
#[derive(Debug)]
pub struct Roster {
    /// The kind of record that the roster lists.
    pub kind: RecordKind,
    /// The file, validated under the template of the kind.
    pub file: Validated,
    /// The use of saved and built-in sources; `None` if none fits the file.
    pub source: Option<SourceUse>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The reason why the row does not describe a record to load.
    pub reason: Excluded,
}

/// The reason why a row is ignored although nothing is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excluded {
    /// The row is not a record, or a rule leaves it out.
    Finding(Finding),
    /// A rule leaves the row out: the column with this header has this text of the rule.
    Rule {
        /// The header of the column.
        header: String,
        /// The text.
        text: String,
    },
    /// The row has another role of the user on this line.
    OtherRole(u32),
    /// The row is a parent, a guardian or another relative.
    Guardian,
}

impl Roster {
    /// The number of rows in the file, without blank rows.
    pub fn rows(&self) -> usize {
        self.entries.len() + self.repeated.len() + self.refused.len() + self.ignored.len()
    }

    /// The questions without whose answers nothing is loaded. Rows wait for the answers to the other ones.
    pub fn open_questions(&self) -> impl Iterator<Item = &Question> {
        self.file.questions.iter().filter(|question| !question.may_stay_open())
    }

    /// Whether the file is an insurance list that describes no records. `templates` are those of the
    /// district.
    pub fn is_insurance_list(&self, templates: &TemplateSet) -> bool {
        let describes_nothing = self.attributes.iter().all(|&of| of == Attribute::AssignedTo);
        let names = self.file.verdict.header.iter().flat_map(|header| header.names(&self.file.table));
        let names: Vec<String> = names.map(|name| trim(&name).to_owned()).collect();
        let has_insurance = |template: &Template| {
            let status = template.header(Field::Status);
            let is_status = || !status.is_empty() && names.iter().any(|name| name == status);
            let peers = templates.peers(template);
            is_status() || !named_columns(&names, Field::PolicyNumber, template, &peers).is_empty()
        };
        describes_nothing && templates.iter().any(has_insurance)
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
