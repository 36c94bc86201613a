//! A template: the columns and rules for files about one kind of record.

use super::{Column, folded};
use crate::record::{Field, RecordKind, Status};
use serde::{Deserialize, Serialize};

/// The columns and rules for files about one kind of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Template {
    /// Its id within the district. It never changes.
    pub id: String,
    /// Increases with each change of the template.
    pub version: u32,
    /// Its name on the screen, unique within the district.
    pub name: String,
    /// The kind of record that its rows name.
    pub kind: RecordKind,
    /// The columns in file order. The key comes first.
    pub columns: Vec<Column>,
    /// The words that a status cell may hold.
    pub status_words: Vec<StatusWord>,
}

/// A word for a status. Case and the amount of space do not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatusWord {
    /// The word as the template's guide shows it.
    pub word: String,
    /// The status that the word means.
    pub status: Status,
}

impl Template {
    /// The column of `field`.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The header text of `field`; empty when the template has no such column.
    pub fn header(&self, field: Field) -> &str {
        self.column(field).map_or("", |column| &column.header)
    }

    /// The status of a word.
    pub fn status(&self, text: &str) -> Option<Status> {
        let words = &self.status_words;
        // A fast path: most words are in ASCII and have no extra space.
        let same = words.iter().find(|known| known.word.eq_ignore_ascii_case(text));
        let with_space = || {
            let text = folded(text);
            words.iter().find(|known| folded(&known.word) == text)
        };
        same.or_else(with_space).map(|known| known.status)
    }

    /// The first word for a status, which example files and sheets show.
    pub fn main_word(&self, status: Status) -> Option<&str> {
        self.status_words.iter().find(|known| known.status == status).map(|known| known.word.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_space() {
        let mut template = Template::builtin(RecordKind::User);
        template.status_words.push(StatusWord { word: "Sí".to_owned(), status: Status::Enrolled });
        for (text, expected) in [
            ("Enrolled", Status::Enrolled),
            ("enrolled", Status::Enrolled),
            ("YES", Status::Enrolled),
            ("SÍ", Status::Enrolled),
            ("not enrolled", Status::NotEnrolled),
            ("Not\u{a0} Enrolled", Status::NotEnrolled),
            ("n", Status::NotEnrolled),
            ("Declined", Status::Declined),
            ("waived", Status::Waived),
        ] {
            assert_eq!(template.status(text), Some(expected), "{text}");
        }
        for text in ["Active", "Enroled", "NotEnrolled", "I Elect Not to Participate", "1", "true"] {
            assert_eq!(template.status(text), None, "{text}");
        }
    }
}
