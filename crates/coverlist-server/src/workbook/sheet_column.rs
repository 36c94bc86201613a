//! The columns of a CSV, as columns of a workbook.

use coverlist_core::record::{Date, FieldType};
use coverlist_core::template::{Column, DateFormat, LINE_HEADER, Template, Word};
use coverlist_workbook::write::Content;
use std::borrow::Cow;

/// How a workbook shows dates. Nobody can take the day for the month, and a CSV that is saved from the
/// workbook has the dates in a form that every template without date formats reads.
const ISO: &str = "yyyy-mm-dd";

/// What a column of a CSV holds.
pub struct SheetColumn {
    pub(super) content: Content,
    /// The format of dates that are not in ISO 8601.
    date_format: Option<DateFormat>,
}

impl SheetColumn {
    pub const TEXT: Self = Self { content: Content::Text, date_format: None };

    /// The column of a sheet under a template with this header.
    pub fn of_sheet(header: &str, template: &Template) -> Self {
        match template.columns.iter().find(|column| column.header == header) {
            Some(column) => Self::of_column(column),
            None if header == LINE_HEADER => Self::of_type(FieldType::Integer),
            None => Self::TEXT,
        }
    }

    /// A column with values in the form of a template's column.
    pub fn of_column(column: &Column) -> Self {
        let content = match column.field.field_type() {
            FieldType::Status | FieldType::Choice => Content::Choice(main_words(column)),
            FieldType::Date => {
                let format = column.date_formats.first().and_then(|format| number_format(format));
                Content::Date { number_format: format.unwrap_or_else(|| ISO.to_owned()) }
            }
            field_type => return Self::of_type(field_type),
        };
        let date_format = column.date_formats.first().and_then(|format| DateFormat::new(format));
        Self { content, date_format }
    }

    /// A column with canonical values of a type.
    pub fn of_type(field_type: FieldType) -> Self {
        let content = match field_type {
            FieldType::Text | FieldType::Status | FieldType::Choice => Content::Text,
            FieldType::Integer => Content::Integer,
            FieldType::Amount => Content::Amount,
            FieldType::Date => Content::Date { number_format: ISO.to_owned() },
        };
        Self { content, date_format: None }
    }

    /// A cell with its date in ISO 8601.
    pub(super) fn cell<'a>(&self, cell: &'a str) -> Cow<'a, str> {
        let date: Option<Date> = self.date_format.as_ref().and_then(|format| format.read(cell));
        date.map_or(Cow::Borrowed(cell), |date| date.to_string().into())
    }
}

/// One word for each meaning.
fn main_words(column: &Column) -> Vec<String> {
    let is_main = |word: &&Word| column.main_word(&word.means) == Some(&word.word);
    column.words.iter().filter(is_main).map(|word| word.word.clone()).collect()
}

/// The number format that shows a date as a format of numbers does: `mm\/dd\/yyyy` for `%m/%d/%Y`.
fn number_format(date_format: &str) -> Option<String> {
    let mut characters = date_format.chars();
    let mut format = String::new();
    while let Some(character) = characters.next() {
        match character {
            '%' => format.push_str(match characters.next()? {
                'Y' => "yyyy",
                'm' => "mm",
                'd' => "dd",
                _ => return None,
            }),
            // A spreadsheet replaces a plain slash by the separator of its language.
            '/' | '-' | '.' => format.extend(['\\', character]),
            _ => return None,
        }
    }
    Some(format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formats_of_numbers_have_a_number_format() {
        for (format, expected) in [
            ("%m/%d/%Y", Some(r"mm\/dd\/yyyy")),
            ("%d.%m.%Y", Some(r"dd\.mm\.yyyy")),
            ("%Y%m%d", Some("yyyymmdd")),
            ("%d %B %Y", None),
            ("%m/%d/%y", None),
            ("%m/%d/%Y %H:%M", None),
        ] {
            assert_eq!(number_format(format).as_deref(), expected, "{format}");
        }
    }
}
