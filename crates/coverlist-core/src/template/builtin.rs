//! The templates that every district starts with, one for each kind of record.

use super::{Column, StatusWord, Template};
use crate::record::{Field, RecordKind, Status};

impl Template {
    /// Creates the built-in template for a kind of record.
    pub fn builtin(kind: RecordKind) -> Self {
        let name = match kind {
            RecordKind::User => "User",
            RecordKind::Device => "Device",
        };
        Self {
            id: kind.id().to_owned(),
            version: 1,
            name: name.to_owned(),
            kind,
            columns: Field::ALL.into_iter().map(|field| builtin_column(field, kind)).collect(),
            status_words: STATUS_WORDS
                .iter()
                .map(|&(word, status)| StatusWord { word: word.to_owned(), status })
                .collect(),
        }
    }
}

fn builtin_column(field: Field, kind: RecordKind) -> Column {
    let header = match field {
        Field::Key => kind.key_name(),
        Field::Status => "Insurance Status",
        Field::PolicyNumber => "Policy Number",
        Field::CoverageType => "Coverage Type",
        Field::CoverageAmount => "Coverage Amount",
        Field::CoverageStart => "Coverage Start Date",
        Field::CoverageEnd => "Coverage End Date",
    };
    Column { field, header: header.to_owned(), required: matches!(field, Field::Key | Field::Status) }
}

const STATUS_WORDS: [(&str, Status); 9] = [
    ("Enrolled", Status::Enrolled),
    ("Yes", Status::Enrolled),
    ("Y", Status::Enrolled),
    ("Not Enrolled", Status::NotEnrolled),
    ("Unenrolled", Status::NotEnrolled),
    ("No", Status::NotEnrolled),
    ("N", Status::NotEnrolled),
    ("Declined", Status::Declined),
    ("Waived", Status::Waived),
];
