//! The reasons for refusing a row of a roster.

use crate::findings::Finding;
use crate::record::Attribute;
use crate::sheet::ConflictChoice;

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
        /// The key of the other row.
        key: String,
        /// The line number of the other row, as a spreadsheet shows it.
        line: u32,
        /// The reason to believe that both keys name one record.
        evidence: Evidence,
    },
    /// The record with this key is another person.
    OtherPerson {
        /// The key that the row shares with the record.
        key: String,
        /// The name of the record; empty when it has none.
        name: String,
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
    /// The column of the mistake, from 1; `None` when the reason is about the whole row.
    pub fn column(&self) -> Option<u16> {
        match self {
            Self::Mistake(finding) => finding.column,
            _ => None,
        }
    }

    /// The key of the record that the row would have duplicated or replaced.
    pub fn record(&self) -> Option<&str> {
        match self {
            Self::KnownAs { key, .. } | Self::OtherPerson { key, .. } => Some(key),
            _ => None,
        }
    }

    /// The name of the record that belongs to another person.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::OtherPerson { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The key of the record, or of the other row, that a conflict is about.
    pub fn other_key(&self) -> Option<&str> {
        match self {
            Self::Twin { key, .. } => Some(key),
            _ => self.record(),
        }
    }

    /// What a person can decide about a conflict; nothing about a mistake.
    pub fn choices(&self) -> &'static [ConflictChoice] {
        match self {
            Self::KnownAs { line: None, .. } => {
                &[ConflictChoice::SameRecord, ConflictChoice::ChangeKey, ConflictChoice::NewRecord]
            }
            Self::KnownAs { line: Some(_), .. } | Self::Twin { .. } => &[ConflictChoice::NewRecord],
            Self::OtherPerson { .. } => &[ConflictChoice::SameRecord],
            _ => &[],
        }
    }
}
