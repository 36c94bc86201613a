//! The form in which names, headers and words are compared.

/// A text in lower case, with single spaces between words and none around them.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
