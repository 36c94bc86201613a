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
    /// Templates of insurance have no attributes of records, and those of records have nothing else.
    OtherPurpose,
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
    /// The name of the rule, such as `repeated_field`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoTemplate => "no_template",
            Self::Id => "id",
            Self::Name => "name",
            Self::Profile => "profile",
            Self::MissingValues => "missing_values",
            Self::PrimaryKey => "primary_key",
            Self::KeyNotFirst => "key_not_first",
            Self::NoStatus => "no_status",
            Self::NoField => "no_field",
            Self::RepeatedField => "repeated_field",
            Self::UnknownField => "unknown_field",
            Self::OtherPurpose => "other_purpose",
            Self::Header => "header",
            Self::ReservedHeader => "reserved_header",
            Self::Alias => "alias",
            Self::KeyBlank => "key_blank",
            Self::NoWords => "no_words",
            Self::OtherWords => "other_words",
            Self::Word => "word",
            Self::Meaning => "meaning",
            Self::Type => "type",
            Self::Format => "format",
            Self::NumberForm => "number_form",
            Self::Unique => "unique",
            Self::Constraint => "constraint",
            Self::Limit => "limit",
            Self::LimitOrder => "limit_order",
            Self::Pattern => "pattern",
            Self::DateFormat => "date_format",
            Self::DateFormats => "date_formats",
            Self::Example => "example",
            Self::TooLong => "too_long",
            Self::TooMany => "too_many",
            Self::LeavingStatus => "leaving_status",
            Self::Unsupported => "unsupported",
        }
    }

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
        write!(f, "/{}{}", self.template, self.fault)
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.rule)
    }
}

/// The name of the rule, for logs.
impl fmt::Display for TemplateRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl std::error::Error for TemplateError {}
impl std::error::Error for TemplateFault {}
