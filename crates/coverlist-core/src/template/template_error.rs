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
    /// The id is blank, or an earlier template has it.
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
        write!(f, "template {}: ", self.template + 1)?;
        match self.fault {
            TemplateFault::Id => f.write_str("its id is blank or not unique"),
            TemplateFault::Name => f.write_str("its name is blank or not unique"),
            TemplateFault::KeyNotFirst => f.write_str("its first column must be the key, which is required"),
            TemplateFault::NoStatus => f.write_str("it has no column of the status"),
            TemplateFault::RepeatedField(at) => write!(f, "column {} holds the field of another", at + 1),
            TemplateFault::Header(at) => write!(f, "the header of column {} is blank or not unique", at + 1),
            TemplateFault::ReservedHeader(at) => write!(f, "the header of column {} is reserved", at + 1),
            TemplateFault::NoStatusWord => f.write_str("it has no status word"),
            TemplateFault::StatusWord(at) => write!(f, "status word {} is blank or not unique", at + 1),
        }
    }
}

impl std::error::Error for TemplateError {}
