//! The two templates that every district starts with.

use super::Column;
use crate::record::{Field, RecordKind, Status};
use serde::{Deserialize, Serialize};

/// The columns and rules for files about one kind of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Template {
    /// The id of the template within the district: `user` or `device`.
    pub id: String,
    /// The version number of the template. It increases with each change.
    pub version: u32,
    /// The kind of record that its rows name.
    pub kind: RecordKind,
    /// The columns in file order. The key comes first.
    pub columns: Vec<Column>,
    /// The words that a status cell may hold.
    pub status_words: Vec<StatusWord>,
}

/// A word for a status. Case and surrounding space do not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatusWord {
    /// The word as the template's guide shows it.
    pub word: String,
    /// The status that the word stands for.
    pub status: Status,
}

impl Template {
    /// Creates the built-in template for a kind of record.
    pub fn builtin(kind: RecordKind) -> Self {
        let key_header = match kind {
            RecordKind::User => "User ID",
            RecordKind::Device => "Device Serial",
        };
        Self {
            id: kind.id().to_owned(),
            version: 1,
            kind,
            columns: Field::ALL.into_iter().map(|field| builtin_column(field, key_header)).collect(),
            status_words: STATUS_WORDS
                .iter()
                .map(|&(word, status)| StatusWord { word: word.to_owned(), status })
                .collect(),
        }
    }

    /// The column of `field`; `None` when the template has no such column.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The header text of `field`; empty when the template has no such column.
    pub fn header(&self, field: Field) -> &str {
        self.column(field).map_or("", |column| &column.header)
    }
}

/// The headers of each built-in template. The reader needs them to guess a file's delimiter.
pub fn builtin_headers() -> Vec<Vec<String>> {
    let headers = |kind| Template::builtin(kind).columns.into_iter().map(|column| column.header).collect();
    RecordKind::ALL.into_iter().map(headers).collect()
}

fn builtin_column(field: Field, key_header: &str) -> Column {
    let header = match field {
        Field::Key => key_header,
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
