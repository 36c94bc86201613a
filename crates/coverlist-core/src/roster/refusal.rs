//! The reasons for refusing a row of a roster.

use super::Attribute;
use crate::findings::{Code, Finding};
use crate::record::RecordKind;

/// A row of a roster that is not loaded because a person should check it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The reason why the row is not loaded.
    pub refusal: Refusal,
}

/// The reason why a row is refused. A reason may contain keys. It is for the person who loads the roster, and
/// never for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The row has a mistake that would also reject a row of an import.
    Mistake(Finding),
    /// The row is a remark, not a record.
    Remark,
    /// The cell of the name has no letter, so it holds no name.
    NoName,
    /// The row has only an id of another kind than the keys of the other rows.
    OtherIdOnly,
    /// The key is of another kind than those of the other rows.
    KeyOfOtherKind,
    /// The role is unknown, and a student's row names this person as a relative.
    MayBeGuardian,
    /// The record is known under another key.
    KnownAs {
        /// The key under which the district or the file knows the record.
        key: String,
        /// The line of the file with that key; `None` when the file does not have it.
        line: Option<u32>,
        /// The reason to believe that both keys name one record.
        evidence: Evidence,
    },
    /// Another row is the same record under another key, and neither key is known.
    Twin {
        /// The line number of the other row, as a spreadsheet shows it.
        line: u32,
        /// The reason to believe that both keys name one record.
        evidence: Evidence,
    },
    /// The record with this key is another person.
    OtherPerson {
        /// The key that the row shares with the record.
        key: String,
        /// The attributes whose values differ between the row and the record.
        differs: Vec<Attribute>,
    },
}

/// The evidence that two keys name one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The name and the e-mail address are equal.
    Person,
    /// Given name and e-mail address are equal, as after a marriage.
    GivenName,
    /// The row and the record have the same e-mail address, and at least one of them has no name to compare.
    Email,
    /// The name is equal, and most other new rows also have the name of a known record.
    Names,
    /// The keys differ only in leading zeros, which spreadsheets remove.
    Zeros,
    /// The keys differ only in upper and lower case.
    Capitals,
    /// The other key is another id of the same row.
    OtherId,
}

impl Refusal {
    /// Refuses a row for a mistake in the row as a whole.
    pub(super) fn row(code: Code) -> Self {
        Self::Mistake(Finding::file(code))
    }

    /// Refuses a row for a mistake in the cell at `column`, from 1.
    pub(super) fn cell(code: Code, column: u16) -> Self {
        Self::Mistake(Finding { column: Some(column), ..Finding::file(code) })
    }

    /// The key of the record that the row would have duplicated or replaced.
    pub fn record(&self) -> Option<&str> {
        match self {
            Self::KnownAs { key, .. } | Self::OtherPerson { key, .. } => Some(key),
            _ => None,
        }
    }

    /// The problem and its remedy in a few sentences, without the line.
    pub fn message(&self, kind: RecordKind) -> String {
        let named = kind.key_name();
        let record = match kind {
            RecordKind::User => "user",
            RecordKind::Device => "device",
        };
        match self {
            Self::Mistake(finding) => finding.message_about(kind),
            Self::Remark => {
                format!(
                    "This row looks like a remark, not like a {record}. If it is one, correct its \
                {named}."
                )
            }
            Self::NoName => {
                "The name has no letter, so cells may be shifted. Correct the name, or leave it blank."
                    .to_owned()
            }
            Self::OtherIdOnly => format!(
                "The {named} is blank: this row has only an ID of another kind than the other rows. Fill it \
                in; with two kinds of ID in one list, a {record} would be added twice."
            ),
            Self::KeyOfOtherKind => format!(
                "This {named} is of another kind than those of most rows: some are e-mail addresses, and \
                some are not. Fill in the same kind in every row."
            ),
            Self::MayBeGuardian => {
                "A student’s row names this person as a relative, and the file has no roles. If this is \
                staff, load it from a list with a column role."
                    .to_owned()
            }
            Self::KnownAs { key, line, evidence } => {
                let place = line.map(|line| format!(" (line {line} of this file)")).unwrap_or_default();
                format!(
                    "This seems to be the {record} with {named} {key}{place}: {}. The row was not added, \
                    since insurance could land on the wrong one. If it is the same {record}, correct the \
                    {named}.",
                    evidence.reason(named)
                )
            }
            Self::Twin { line, evidence } => format!(
                "Line {line} has another {named} for what seems to be the same {record}: {}. Neither row \
                was added. Keep the one with the right {named}.",
                evidence.reason(named)
            ),
            Self::OtherPerson { key, differs } => format!(
                "{named} {key} belongs to somebody with another {}. Nothing was changed, so that insurance \
                stays with its owner. Correct the {named}; if it is the same person, load one change at a \
                time.",
                list(differs)
            ),
        }
    }
}

impl Evidence {
    fn reason(self, named: &str) -> String {
        match self {
            Self::Person => "name and e-mail address are the same".to_owned(),
            Self::GivenName => "given name and e-mail address are the same".to_owned(),
            Self::Names => format!(
                "most of the new rows have names of known people, so this may be another kind of {named}"
            ),
            Self::Email => "the e-mail address is the same, and no name says otherwise".to_owned(),
            Self::Zeros => format!("the {named}s differ in leading zeros only"),
            Self::Capitals => format!("the {named}s differ in capitals only"),
            Self::OtherId => "it is another ID of this row".to_owned(),
        }
    }
}

/// Lists attributes in words, such as `name, e-mail address and role`.
fn list(attributes: &[Attribute]) -> String {
    let word = |&attribute: &Attribute| match attribute {
        Attribute::Email => "e-mail address".to_owned(),
        attribute => attribute.header().to_lowercase(),
    };
    let words: Vec<String> = attributes.iter().map(word).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
