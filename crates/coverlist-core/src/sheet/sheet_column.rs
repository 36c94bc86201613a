//! The columns of a CSV, as columns of a workbook.

use crate::record::{Date, FieldType};
use crate::template::{Column, DateFormat, LINE_HEADER, Template, Word};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How a workbook shows dates. Nobody can take the day for the month, and a CSV that is saved from the
/// workbook has the dates in a form that every template without date formats reads.
const ISO: &str = "yyyy-mm-dd";

/// What the cells of a column of a workbook hold. A cell with another text than the column expects is a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Texts. What a person types stays as it is, with its leading zeros.
    Text,
    /// Texts, with these words in a list to choose from. Other words may be typed as well.
    Choice(Vec<String>),
    /// Dates, which are written as ISO 8601 (`2026-09-10`) in rows.
    Date {
        /// How a spreadsheet shows them, such as `yyyy-mm-dd`.
        number_format: String,
    },
    /// Amounts with two decimals, such as `1050.00`.
    Amount,
    /// Whole numbers.
    Integer,
}

/// What a column of a CSV holds.
pub struct SheetColumn {
    /// What its cells are in a workbook.
    pub content: Content,
    /// The format of dates that are not in ISO 8601.
    date_format: Option<DateFormat>,
}

impl SheetColumn {
    /// A column of texts.
    pub const TEXT: Self = Self { content: Content::Text, date_format: None };

    /// A column with this content, and with dates in ISO 8601.
    pub const fn of_content(content: Content) -> Self {
        Self { content, date_format: None }
    }

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
        Self::of_content(content)
    }

    /// A cell with its date in ISO 8601.
    pub fn cell<'a>(&self, cell: &'a str) -> Cow<'a, str> {
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
