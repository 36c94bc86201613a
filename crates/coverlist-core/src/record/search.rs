//! Finds records by a part of their text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A search text. Case and accents do not matter: `nunez` finds `Núñez`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(String);

impl Search {
    /// A search for `text` without the space around it. A blank text matches everything.
    pub fn new(text: &str) -> Self {
        Self(bare(text.trim()))
    }

    /// Whether the search text is blank. A blank search matches everything.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// The search text in the form of [`bare`].
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `text` contains the search text, regardless of case and accents.
    pub fn finds(&self, text: &str) -> bool {
        contains(text, &self.0)
    }
}

/// Whether a text contains another, which is in the form of [`bare`], regardless of case and accents.
pub fn contains(text: &str, bare_part: &str) -> bool {
    if !text.is_ascii() {
        return bare(text).contains(bare_part);
    }
    let part = bare_part.as_bytes();
    // No copy: a search in a long list compares many short texts.
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

/// Converts a text to lower case without accents. Searches compare texts in this form, and lists are sorted
/// by it.
pub fn bare(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = text.nfd().filter(|&letter| !is_combining_mark(letter));
    letters.flat_map(char::to_lowercase).collect()
}
