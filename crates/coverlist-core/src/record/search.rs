//! Finding a record by what a person remembers of it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text to find, whatever its case and accents: `nunez` finds `Núñez`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(String);

impl Search {
    /// Looks for `text`, without the space around it. A blank text is found everywhere.
    pub fn new(text: &str) -> Self {
        Self(bare(text.trim()))
    }

    /// Whether nothing is looked for.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `text` holds it.
    pub fn finds(&self, text: &str) -> bool {
        self.is_blank() || bare(text).contains(&self.0)
    }
}

/// Lower case, without accents.
pub(crate) fn bare(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = text.nfd().filter(|&letter| !is_combining_mark(letter));
    letters.flat_map(char::to_lowercase).collect()
}
