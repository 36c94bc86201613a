//! Normalizes text to Unicode Normalization Form C (Unicode Standard Annex 15).

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// The text in Normalization Form C. `UnicodeNormalization::nfc` does the same, but links the tables of all
/// forms, which would be 22 kB of the compressed worker.
pub(crate) fn composed(text: impl Iterator<Item = char>) -> String {
    let mut letters = Vec::new();
    text.for_each(|letter| decompose_canonical(letter, |part| letters.push(part)));
    // Marks that follow a letter have an order of their own.
    letters
        .chunk_by_mut(|_, &next| canonical_combining_class(next) > 0)
        .for_each(|marked| marked.sort_by_key(|&letter| canonical_combining_class(letter)));
    compose_all(&letters).into_iter().collect()
}

/// Composes each mark with the letter before it, unless another mark stands in between.
fn compose_all(letters: &[char]) -> Vec<char> {
    let mut composed: Vec<char> = Vec::with_capacity(letters.len());
    let mut base: Option<usize> = None;
    let mut last_class = 0;
    for &letter in letters {
        let class = canonical_combining_class(letter);
        let open = base.filter(|&base| base + 1 == composed.len() || last_class < class);
        if let Some((base, joined)) = open.and_then(|base| Some((base, compose(composed[base], letter)?))) {
            composed[base] = joined;
            continue;
        }
        base = if class == 0 { Some(composed.len()) } else { base };
        last_class = class;
        composed.push(letter);
    }
    composed
}

#[cfg(test)]
mod tests {
    use super::composed;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Letters and marks that decompose or compose, and any others.
    const LETTERS: &str = "[a-eA-E\u{C0}-\u{17F}\u{300}-\u{345}\u{5B0}-\u{5BD}\u{9BE}\u{9C7}\
        \u{1100}-\u{1112}\u{1161}-\u{11C2}\u{AC00}-\u{AC10}\u{1E00}-\u{1FFF}\u{2126}\u{F900}-\u{FA10}]{0,12}\
        |\\PC{0,8}";

    #[test]
    fn a_long_row_of_marks_is_composed_in_time() {
        let marks = "\u{301}\u{327}".repeat(200_000);
        assert_eq!(composed(marks.chars()), marks.nfc().collect::<String>());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn it_is_the_form_of_the_library(text in LETTERS) {
            prop_assert_eq!(composed(text.chars()), text.nfc().collect::<String>());
        }
    }
}
