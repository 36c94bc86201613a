//! The form in which words and headers are compared.

/// A text in lower case, with single spaces between words and none around them.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
