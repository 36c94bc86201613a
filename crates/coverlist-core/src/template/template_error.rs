//! A broken rule of templates.

use std::fmt;

/// A template of a set that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The position of the template in the set, from 0.
    pub template: usize,
    /// The broken rule, and its place.
    pub fault: TemplateFault,
}

/// A broken rule, and its place in the document of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The place: a JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
    /// The broken rule.
    pub rule: TemplateRule,
}

/// A rule of templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateRule {
    /// A set has at least one template.
    NoTemplate,
    /// The id is unique, and 1 to 40 lower-case letters, digits, hyphens and underscores.
    Id,
    /// The name is unique, and not blank or too long.
    Name,
    /// The profile is that of Table Schema.
    Profile,
    /// Only a blank cell is a missing value.
    MissingValues,
    /// The primary key is the header of the first column.
    PrimaryKey,
    /// The first column is the key, and it is required.
    KeyNotFirst,
    /// There is a column of the status.
    NoStatus,
    /// A column names its field, or has the header of a built-in one.
    NoField,
    /// No two columns hold the same field.
    RepeatedField,
    /// The district has the field for the template's kind of record.
    UnknownField,
    /// The header is unique, and not blank or too long.
    Header,
    /// Headers of a sheet's own columns are reserved.
    ReservedHeader,
    /// An alias is not blank or too long, and no other column has it as header or alias.
    Alias,
    /// A key is never blank.
    KeyBlank,
    /// A status or choice column has words.
    NoWords,
    /// All lists of a column's words are the same.
    OtherWords,
    /// A word is unique in its column, and not blank or too long.
    Word,
    /// A word means a status, or a choice that is not blank or too long.
    Meaning,
    /// The type in the document is the one of the field.
    Type,
    /// Only dates have a format.
    Format,
    /// The characters around and in a number are those that Coverlist reads.
    NumberForm,
    /// Only the key is unique.
    Unique,
    /// The field's type can have the constraint.
    Constraint,
    /// A limit is a value of the field's type.
    Limit,
    /// The smallest value or length is not above the largest.
    LimitOrder,
    /// The pattern is a regular expression of the supported kind.
    Pattern,
    /// The date format names a year, a month and a day.
    DateFormat,
    /// Several date formats need the format `any`.
    DateFormats,
    /// The example is a value that the column may have.
    Example,
    /// A text for people is not too long.
    TooLong,
    /// A list is not too long.
    TooMany,
    /// *Waived* cannot both end coverage and count as covered, and *Enrolled* never ends it.
    LeavingStatus,
    /// The document has no property that Coverlist would not enforce.
    Unsupported,
}

impl TemplateRule {
    /// The rule, broken at a place of the document.
    pub(super) fn at(self, pointer: impl Into<String>) -> TemplateFault {
        TemplateFault { pointer: pointer.into(), rule: self }
    }
}

impl TemplateFault {
    /// The fault with a pointer that begins at a part of the document, as a fault of the whole document.
    pub(super) fn within(self, part: String) -> Self {
        Self { pointer: part + &self.pointer, ..self }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "template {}: {}", self.template + 1, self.fault)
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.rule)
    }
}

impl fmt::Display for TemplateRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTemplate => "there must be at least one template",
            Self::Id => {
                "the id is not unique, or not 1 to 40 lower-case letters, digits, hyphens and underscores"
            }
            Self::Name => "the name is blank, longer than 80 characters or not unique",
            Self::Profile => "the profile must be https://datapackage.org/profiles/2.0/tableschema.json",
            Self::MissingValues => "the only missing value of a template is the blank cell, [\"\"]",
            Self::PrimaryKey => "the primary key must be the header of the first column, and nothing else",
            Self::KeyNotFirst => "the first column must be the key, which is required",
            Self::NoStatus => "no column holds the status",
            Self::NoField => {
                "the column needs the id of its field, because its header is not the name of a built-in field"
            }
            Self::RepeatedField => "another column holds this field",
            Self::UnknownField => {
                "the district has no such field for this kind of record; add the field, then the template"
            }
            Self::Header => "the header is blank, longer than 80 characters or not unique",
            Self::ReservedHeader => "the header is reserved for columns that exported files add",
            Self::Alias => {
                "the alias is blank or longer than 80 characters, or another column has it as header or alias"
            }
            Self::KeyBlank => "the key is never blank, so its blank cells can have no meaning",
            Self::NoWords => "a status or choice column needs words",
            Self::OtherWords => "the words differ from those that the column also has in another place",
            Self::Word => "the word is blank, longer than 80 characters or not unique in its column",
            Self::Meaning => {
                "the word must mean a status, or a choice that is not blank or longer than 80 characters"
            }
            Self::Type => "the type does not belong to this field",
            Self::Format => "only a date has a format",
            Self::NumberForm => {
                "only numbers have this property, and Coverlist reads numbers such as 1,234.50, with a \
                 currency sign only in amounts"
            }
            Self::Unique => "only the key is checked to be unique",
            Self::Constraint => "this field cannot have this constraint",
            Self::Limit => "the limit is not a value of this field",
            Self::LimitOrder => "the smallest value or length is above the largest",
            Self::Pattern => "the pattern is not a regular expression that Coverlist supports",
            Self::DateFormat => "the date format must name a year, a month and a day",
            Self::DateFormats => "a column with several date formats has the format \"any\"",
            Self::Example => "the example is not a value that the column may have",
            Self::TooLong => "the text is blank or longer than 1,000 characters",
            Self::TooMany => {
                "there are more than 100 columns, or more than 200 words, 50 aliases or 20 date formats of a \
                 column"
            }
            Self::LeavingStatus => {
                "Enrolled cannot end coverage, and Waived cannot both end coverage and count as covered"
            }
            Self::Unsupported => "templates do not have this property, and Coverlist would not enforce it",
        })
    }
}

impl std::error::Error for TemplateError {}
impl std::error::Error for TemplateFault {}
