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
    /// The district has the field for the template's kind of record.
    UnknownField,
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

impl fmt::Display for TemplateRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTemplate => "there must be at least one template",
            Self::Id => {
                "the id is not unique, or not 1 to 40 lower-case letters, digits, hyphens and underscores"
            }
            Self::Name => "the name is blank, too long or not unique",
            Self::KeyNotFirst => "the first column must be the key, which is required",
            Self::NoStatus => "no column holds the status",
            Self::RepeatedField => "another column holds this field",
            Self::UnknownField => {
                "the district has no such field for this kind of record; add the field, then the template"
            }
            Self::Header => "the header is blank, too long or not unique",
            Self::ReservedHeader => "the header is reserved for columns that exported files add",
            Self::Alias => "the alias is blank, too long, or another header or alias is the same",
            Self::Words => "a status or choice column needs words, and other columns have none",
            Self::Word => "the word is blank, too long or not unique in its column",
            Self::Meaning => "the word needs a status as its meaning, or the text of a choice",
            Self::Type => "the type does not belong to this field",
            Self::Constraint => "this field cannot have this constraint",
            Self::Limit => "the limit is no value of this field, or the smallest value is above the largest",
            Self::Pattern => "the pattern is not a regular expression that Coverlist supports",
            Self::DateFormat => "the date format must name a year, a month and a day",
            Self::LeavingStatus => "this status cannot end coverage",
            Self::Unsupported => "templates do not have this part of Table Schema",
        })
    }
}

impl std::error::Error for TemplateError {}
impl std::error::Error for TemplateFault {}
