//! How texts about people and devices are compared.

use unicode_normalization::UnicodeNormalization;

/// Whether two texts say the same, whatever their case and the form of their accents.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

fn folded(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().collect()
}
