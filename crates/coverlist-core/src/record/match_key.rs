//! Decides which record a key in a file names.

use super::RecordKind;
use super::browser_text::{composed, upper};

/// A key in the form in which keys are compared, byte by byte, in the core and in the database.
///
/// Space around the key is dropped, and the text is normalized to Unicode Normalization Form C (Unicode
/// Standard Annex 15). The comparison ignores case for serials, but not for user ids. Nothing is padded or
/// guessed.
///
/// ```
/// use coverlist_core::record::{MatchKey, RecordKind};
///
/// let device = |key| MatchKey::new(RecordKind::Device, key);
/// assert_eq!(device(" 5cd1234abc "), device("5CD1234ABC"));
///
/// let user = |key| MatchKey::new(RecordKind::User, key);
/// assert_ne!(user("004231"), user("4231"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MatchKey(String);

impl MatchKey {
    /// The match key for a key cell. It is empty when the cell is blank.
    pub fn new(kind: RecordKind, key: &str) -> Self {
        let key = trim(key);
        let folded: String = match kind {
            RecordKind::User if key.is_ascii() => key.to_owned(),
            RecordKind::User => composed(key),
            RecordKind::Device if key.is_ascii() => key.to_ascii_lowercase(),
            RecordKind::Device => composed(&composed(key).chars().map(fold).collect::<String>()),
        };
        Self(folded)
    }

    /// Wraps the text of a match key that the database stored. The text is not normalized again.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The normalized text, which the database stores.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the key cell was blank, so the key names no record.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Simple case folding: upper case, then lower case, where each is a single letter. Full folding would make
/// `ß` and `ss` the same key.
fn fold(letter: char) -> char {
    let upper = only(upper(letter).chars()).unwrap_or(letter);
    only(upper.to_lowercase()).unwrap_or(upper)
}

/// Returns the letter when there is exactly one.
fn only(mut letters: impl Iterator<Item = char>) -> Option<char> {
    let first = letters.next();
    first.filter(|_| letters.next().is_none())
}

/// Trims Unicode space, and the invisible marks that spreadsheets and web pages leave around a pasted key.
pub(crate) fn trim(text: &str) -> &str {
    // A fast path: nearly every cell begins and ends with a visible ASCII character.
    if let [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return text;
    }
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::MatchKey;
    use crate::record::RecordKind::{self, Device, User};
    use proptest::prelude::*;

    fn same(kind: RecordKind, one: &str, other: &str) -> bool {
        MatchKey::new(kind, one) == MatchKey::new(kind, other)
    }

    #[test]
    fn space_around_a_key_does_not_count() {
        for kind in RecordKind::ALL {
            assert!(same(kind, "004231", "\u{FEFF} 004231\u{A0}\t\r\n\u{200B}"));
            assert!(!same(kind, "0042 31", "004231"), "inside it does");
        }
    }

    #[test]
    fn nothing_is_padded() {
        for kind in RecordKind::ALL {
            assert!(!same(kind, "4231", "004231"));
        }
    }

    #[test]
    fn case_counts_in_user_ids_and_not_in_serials() {
        assert!(!same(User, "s-20391", "S-20391"));
        assert!(same(Device, "5cd1234abd", "5CD1234ABD"));
        assert!(same(Device, "ÅÉΣ-ς", "åéσ-Σ"));
        assert!(same(Device, "ẞ", "ß") && !same(Device, "STRASSE", "straße"), "one letter stays one");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        for kind in RecordKind::ALL {
            assert!(same(kind, "Nu\u{F1}ez", "Nun\u{303}ez"));
        }
        assert!(same(Device, "nun\u{303}ez", "NU\u{D1}EZ"));
    }

    #[test]
    fn a_blank_cell_has_no_key() {
        assert!(MatchKey::new(User, " \u{A0}\t").is_empty());
        assert!(!MatchKey::new(Device, "0").is_empty());
    }

    proptest! {
        #[test]
        fn a_match_key_is_its_own_match_key(key in any::<String>()) {
            for kind in RecordKind::ALL {
                let once = MatchKey::new(kind, &key);
                prop_assert_eq!(&MatchKey::new(kind, once.as_str()), &once);
            }
        }
    }
}
