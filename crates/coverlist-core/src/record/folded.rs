//! The form in which names, headers and words are compared.

/// A text in lower case, with single spaces between words and none around them.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a text folds to another one, as [`folded`] does.
pub(crate) fn is_folded_to(text: &str, other: &str) -> bool {
    // A fast path: most texts have no more space than needed.
    if text.eq_ignore_ascii_case(other) {
        return true;
    }
    let is_plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    let is_single_spaced = || !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    !(text.bytes().all(is_plain) && is_single_spaced()) && folded(text) == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_compared_as_it_is_folded() {
        for text in ["in force", "In  Force", " IN\tFORCE ", "In\u{a0}Force", "Núñez", "NÚÑEZ", "", "  ", "x"]
        {
            for other in ["in force", "núñez", "", "x", "inforce"] {
                assert_eq!(is_folded_to(text, other), folded(text) == other, "{text:?} {other:?}");
            }
        }
    }
}
