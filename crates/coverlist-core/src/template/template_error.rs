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
    /// The first column is the key, and it is required.
    KeyNotFirst,
    /// There is a column of the status.
    NoStatus,
    /// No two columns hold the same field.
    RepeatedField,
    /// The header is unique, and not blank or too long.
    Header,
    /// Headers of a sheet's own columns are reserved.
    ReservedHeader,
    /// An alias is not blank, and no other header or alias is the same.
    Alias,
    /// A status or choice column has words, and other columns have none.
    Words,
    /// A word is unique in its column, and not blank or too long.
    Word,
    /// The meaning of a word of a status column is a status.
    Meaning,
    /// The type in the document is the one of the field.
    Type,
    /// The field's type can have the constraint.
    Constraint,
    /// A limit is a value of the field's type, and the smallest is not above the largest.
    Limit,
    /// The pattern is a regular expression of the supported kind.
    Pattern,
    /// The date format names a year, a month and a day.
    DateFormat,
    /// *Waived* cannot both end coverage and count as covered, and *Enrolled* never ends it.
    LeavingStatus,
    /// The document uses a part of Table Schema that templates do not have.
    Unsupported,
}

impl TemplateRule {
    /// The name of the rule, such as `repeated_field`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoTemplate => "no_template",
            Self::Id => "id",
            Self::Name => "name",
            Self::KeyNotFirst => "key_not_first",
            Self::NoStatus => "no_status",
            Self::RepeatedField => "repeated_field",
            Self::Header => "header",
            Self::ReservedHeader => "reserved_header",
            Self::Alias => "alias",
            Self::Words => "words",
            Self::Word => "word",
            Self::Meaning => "meaning",
            Self::Type => "type",
            Self::Constraint => "constraint",
            Self::Limit => "limit",
            Self::Pattern => "pattern",
            Self::DateFormat => "date_format",
            Self::LeavingStatus => "leaving_status",
            Self::Unsupported => "unsupported",
        }
    }

    /// The rule, broken at a place of the document.
    pub(super) fn at(self, pointer: impl Into<String>) -> TemplateFault {
        TemplateFault { pointer: pointer.into(), rule: self }
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

/// The name of the rule, for logs.
impl fmt::Display for TemplateRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl std::error::Error for TemplateError {}
impl std::error::Error for TemplateFault {}
