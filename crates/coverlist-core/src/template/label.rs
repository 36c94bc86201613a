//! The texts of a template that people read.

use super::folded;
use std::collections::HashSet;

/// The longest name, header, alias or word, in characters.
const LONGEST_LABEL: usize = 80;

/// The longest remark, in characters.
const LONGEST_REMARK: usize = 1000;

/// Whether a text can be a name, header, alias or word: visible characters, and no space around them.
pub(super) fn is_label(text: &str) -> bool {
    let is_plain = text.trim() == text && !text.chars().any(char::is_control);
    is_plain && (1..=LONGEST_LABEL).contains(&text.chars().count())
}

/// Whether a text can be a remark, if there is one.
pub(super) fn is_remark(text: Option<&String>) -> bool {
    text.is_none_or(|text| (1..=LONGEST_REMARK).contains(&text.chars().count()))
}

/// Whether a text is a label that is not among those before it, regardless of case and space. Adds it to
/// them.
pub(super) fn is_new(before: &mut HashSet<String>, text: &str) -> bool {
    is_label(text) && before.insert(folded(text))
}
