//! A template: the columns and rules for files about one kind of record.

use super::{Column, Purpose, TableSchema};
use crate::record::{Field, RecordKind, Status, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The columns and rules for files about one kind of record.
///
/// Its JSON form is a Table Schema document, see [`TableSchema`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "TableSchema", into = "TableSchema")]
#[cfg_attr(feature = "schema", schemars(with = "TableSchema"))]
pub struct Template {
    /// Its id within the district. It never changes.
    pub id: String,
    /// Increases with each change of the template.
    pub version: u32,
    /// Its name on the screen, unique within the district.
    pub name: String,
    /// A description for people.
    pub description: Option<String>,
    /// The kind of record that its rows name.
    pub kind: RecordKind,
    /// What its rows do to records.
    pub purpose: Purpose,
    /// The columns in file order. The key comes first.
    pub columns: Vec<Column>,
    /// The statuses that end coverage: they clear policy number, type, amount and end date, unless the row
    /// has values for them. They do so even if the file lacks the columns, but only for fields of the
    /// template.
    pub leaving_statuses: BTreeSet<Status>,
    /// Whether a record with the status *Waived* counts as covered.
    pub waived_is_covered: bool,
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
        match self.column(Field::Status)?.meaning(text)? {
            Value::Status(status) => Some(*status),
            _ => None,
        }
    }

    /// Whether a record with this status is covered.
    pub fn covers(&self, status: Status) -> bool {
        match status {
            Status::Enrolled => true,
            Status::Waived => self.waived_is_covered,
            Status::NotEnrolled | Status::Declined => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Word;

    #[test]
    fn words_are_compared_without_case_and_space() {
        let mut template = Template::builtin(RecordKind::User);
        let enrolled = Word { word: "Sí".to_owned(), means: Value::Status(Status::Enrolled) };
        template.columns[1].words.push(enrolled);
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
