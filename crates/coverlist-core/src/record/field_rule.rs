//! The rules of a district's custom fields.

use std::fmt;

/// A custom field that breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The position of the field among the custom ones, from 0.
    pub position: usize,
    /// The broken rule.
    pub rule: FieldRule,
}

/// A rule of a district's custom fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldRule {
    /// The id belongs to no built-in field.
    BuiltIn,
    /// No two fields of a kind of record have the same number.
    RepeatedNumber,
    /// The name has 1 to [`FieldSet::LONGEST_NAME`](super::FieldSet::LONGEST_NAME) characters, no control
    /// characters and no space around it.
    Name,
    /// No other field of the kind of record has the name, regardless of case and space.
    RepeatedName,
    /// A kind of record has at most [`FieldSet::MOST`](super::FieldSet::MOST) custom fields.
    TooMany,
}

/// The name of the rule, for logs.
impl fmt::Display for FieldRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BuiltIn => "built_in",
            Self::RepeatedNumber => "repeated_number",
            Self::Name => "name",
            Self::RepeatedName => "repeated_name",
            Self::TooMany => "too_many",
        })
    }
}

impl fmt::Display for FieldFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}: {}", self.position, self.rule)
    }
}

impl std::error::Error for FieldFault {}
