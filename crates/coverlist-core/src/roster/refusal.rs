//! Why a row is not taken.

use crate::findings::{Code, Finding};
use crate::template::{Field, RecordKind, Template};

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// Why.
    pub refusal: Refusal,
}

/// Why a row is not taken. Never a cell's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has a mistake that would also reject a row of an import.
    Mistake(Finding),
    /// It is words, not a record.
    Remark,
    /// Its name has no letter.
    NoName,
    /// It has only an id of another kind than those by which the other rows name their records.
    OtherIdOnly,
    /// Its key is of another kind than those of the other rows.
    KeyOfOtherKind,
    /// OneRoster does not say its role, and a student's row names it as a relative.
    MayBeGuardian,
}

impl Refusal {
    /// A mistake in the row as a whole.
    pub(super) fn row(code: Code) -> Self {
        Self::Mistake(Finding::file(code))
    }

    /// A mistake in the cell at `column`, from 1.
    pub(super) fn cell(code: Code, column: u16) -> Self {
        Self::Mistake(Finding { column: Some(column), ..Finding::file(code) })
    }

    /// What is wrong and what to do, in a few sentences. The line stands beside it.
    pub fn message(&self, kind: RecordKind) -> String {
        let template = Template::builtin(kind);
        let named = template.header(Field::Key);
        let record = match kind {
            RecordKind::User => "user",
            RecordKind::Device => "device",
        };
        match self {
            Self::Mistake(finding) => finding.message(&template),
            Self::Remark => {
                format!("This row looks like a remark, not like a {record}. If it is one, correct its {named}.")
            }
            Self::NoName => {
                "The name has no letter, so cells may be shifted. Correct the name, or leave it blank.".to_owned()
            }
            Self::OtherIdOnly => format!(
                "The {named} is blank: this row has only an ID of another kind than the other rows. Fill it in; with two \
                 kinds of ID in one list, a {record} would be added twice."
            ),
            Self::KeyOfOtherKind => format!(
                "This {named} is of another kind than those of most rows: some are e-mail addresses, and some are not. Fill \
                 in the same kind in every row."
            ),
            Self::MayBeGuardian => {
                "A student’s row names this person as a relative, and the file has no roles. If this is staff, load it from \
                 a list with a column role."
                    .to_owned()
            }
        }
    }
}
