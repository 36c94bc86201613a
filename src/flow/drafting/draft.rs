//! A template as it is typed: texts stay as they are, also those that are no values.

use coverlist_core::record::{Field, FieldType, RecordKind, Status, Value};
use coverlist_core::template::{BlankCell, Column, Purpose, Template};
use std::collections::BTreeSet;

/// A template as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: String,
    pub kind: RecordKind,
    pub purpose: Purpose,
    pub name: String,
    pub description: String,
    /// The columns in file order, the key first. No two have the same field.
    pub columns: Vec<DraftColumn>,
    pub leaving_statuses: BTreeSet<Status>,
    pub waived_is_covered: bool,
}

/// A column as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftColumn {
    pub field: Field,
    pub header: String,
    pub required: bool,
    pub blank: BlankCell,
    /// One in each line.
    pub aliases: String,
    pub words: Vec<DraftWord>,
    /// The smallest and largest value and length, the pattern and the example.
    pub limits: [String; Limit::ALL.len()],
    /// One in each line.
    pub date_formats: String,
    /// The remarks, which the editor keeps as they are: title, description and class.
    pub remarks: [Option<String>; 3],
}

/// A word as it is typed. One without a text does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftWord {
    pub word: String,
    /// The id of a status, or a choice. Blank means the word itself.
    pub means: String,
}

/// A rule of a column that is typed in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Minimum,
    Maximum,
    MinLength,
    MaxLength,
    Pattern,
    Example,
}

impl Limit {
    pub const ALL: [Self; 6] =
        [Self::Minimum, Self::Maximum, Self::MinLength, Self::MaxLength, Self::Pattern, Self::Example];

    /// The place of the rule in the document of a column.
    pub const fn place(self) -> &'static str {
        match self {
            Self::Minimum => "constraints/minimum",
            Self::Maximum => "constraints/maximum",
            Self::MinLength => "constraints/minLength",
            Self::MaxLength => "constraints/maxLength",
            Self::Pattern => "constraints/pattern",
            Self::Example => "example",
        }
    }

    /// Whether columns of a type can have the rule.
    pub const fn fits(self, field_type: FieldType) -> bool {
        match self {
            Self::Minimum | Self::Maximum => {
                matches!(field_type, FieldType::Integer | FieldType::Amount | FieldType::Date)
            }
            Self::MinLength | Self::MaxLength | Self::Pattern => matches!(field_type, FieldType::Text),
            Self::Example => !matches!(field_type, FieldType::Status),
        }
    }

    const fn is_length(self) -> bool {
        matches!(self, Self::MinLength | Self::MaxLength)
    }
}

impl Draft {
    /// A template as it is.
    pub fn of(template: &Template) -> Self {
        Self {
            id: template.id.clone(),
            kind: template.kind,
            purpose: template.purpose,
            name: template.name.clone(),
            description: template.description.clone().unwrap_or_default(),
            columns: template.columns.iter().map(DraftColumn::of).collect(),
            leaving_statuses: template.leaving_statuses.clone(),
            waived_is_covered: template.waived_is_covered,
        }
    }

    pub fn column(&self, field: Field) -> Option<&DraftColumn> {
        self.columns.iter().find(|column| column.field == field)
    }

    pub(super) fn column_mut(&mut self, field: Field) -> Option<&mut DraftColumn> {
        self.columns.iter_mut().find(|column| column.field == field)
    }

    pub fn position(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.field == field)
    }

    /// The first length that is no whole number, if any. The document cannot state it.
    pub fn wrong_length(&self) -> Option<(Field, Limit)> {
        self.columns.iter().find_map(|column| {
            let limit = Limit::ALL.into_iter().find(|&limit| column.is_wrong_length(limit))?;
            Some((column.field, limit))
        })
    }
}

impl DraftColumn {
    fn of(column: &Column) -> Self {
        let value = |value: &Option<Value>| value.as_ref().map(|value| column.written(value));
        let length = |length: Option<u32>| length.map(|length| length.to_string());
        let limits = [
            value(&column.minimum),
            value(&column.maximum),
            length(column.min_length),
            length(column.max_length),
            column.pattern.clone(),
            value(&column.example),
        ];
        let words = column
            .words
            .iter()
            .map(|word| DraftWord { word: word.word.clone(), means: word.means.text().into_owned() });
        let remarks = column.remarks.clone();
        Self {
            field: column.field,
            header: column.header.clone(),
            required: column.required,
            blank: column.blank,
            aliases: column.aliases.join("\n"),
            words: words.collect(),
            limits: limits.map(Option::unwrap_or_default),
            date_formats: column.date_formats.join("\n"),
            remarks: [remarks.title, remarks.description, remarks.rdf_type],
        }
    }

    /// A new column for a field.
    pub fn new(field: Field, header: &str) -> Self {
        Self::of(&Column::new(field, header))
    }

    pub fn limit(&self, limit: Limit) -> &str {
        &self.limits[limit as usize]
    }

    /// Whether a length is typed that is no whole number.
    pub fn is_wrong_length(&self, limit: Limit) -> bool {
        let typed = self.limit(limit).trim();
        limit.is_length() && !typed.is_empty() && typed.parse::<u32>().is_err()
    }

    /// The position of a word in the document, which has no blank ones.
    pub fn place_of_word(&self, at: usize) -> usize {
        self.words.iter().take(at).filter(|word| !word.is_blank()).count()
    }
}

impl DraftWord {
    pub fn is_blank(&self) -> bool {
        self.word.trim().is_empty()
    }
}
