//! A broken rule of templates.

use std::fmt;

/// A broken rule of templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The position of the template in the set, from 0.
    pub template: usize,
    /// The broken rule.
    pub fault: TemplateFault,
}

/// The rule that a template breaks. Positions of columns and words count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// The set has no template.
    NoTemplate,
    /// The id is not 1 to 40 lower-case letters, digits, hyphens and underscores, or an earlier template has
    /// it.
    Id,
    /// The name is blank, or an earlier template has it.
    Name,
    /// The first column is not the key, or the key is not required.
    KeyNotFirst,
    /// There is no column of the status.
    NoStatus,
    /// An earlier column holds the same field.
    RepeatedField(usize),
    /// The header is blank, or an earlier column has it.
    Header(usize),
    /// The header is reserved for columns of the sheet.
    ReservedHeader(usize),
    /// There is no status word.
    NoStatusWord,
    /// The status word is blank, or an earlier one is the same.
    StatusWord(usize),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "template {}: {}", self.template + 1, self.fault)
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTemplate => f.write_str("there must be at least one"),
            Self::Id => f.write_str(
                "its id is not unique, or not 1 to 40 lower-case letters, digits, hyphens and underscores",
            ),
            Self::Name => f.write_str("its name is blank or not unique"),
            Self::KeyNotFirst => f.write_str("its first column must be the key, which is required"),
            Self::NoStatus => f.write_str("it has no column of the status"),
            Self::RepeatedField(at) => write!(f, "column {} holds the field of another", at + 1),
            Self::Header(at) => write!(f, "the header of column {} is blank or not unique", at + 1),
            Self::ReservedHeader(at) => write!(f, "the header of column {} is reserved", at + 1),
            Self::NoStatusWord => f.write_str("it has no status word"),
            Self::StatusWord(at) => write!(f, "status word {} is blank or not unique", at + 1),
        }
    }
}

impl std::error::Error for TemplateError {}
