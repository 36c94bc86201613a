//! Quotes and apostrophes around a value.

/// The value between quotes, or without an apostrophe at one end; `None` when it has none.
pub(super) fn without_quotes(text: &str) -> Option<&str> {
    let is_quote = |c: char| QUOTES.contains(&c);
    if !text.starts_with(is_quote) && !text.ends_with(is_quote) {
        return None;
    }
    let value = text.trim_matches(|c: char| is_quote(c) || c.is_whitespace());
    (!value.is_empty()).then_some(value)
}

const QUOTES: [char; 15] =
    ['"', '\'', '`', '´', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '\u{FF07}'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_around_a_value() {
        for text in
            ["“004231”", "\"004231\"", "'004231", "004231'", "‘004231’", "« 004231 »", "''004231", "`004231`"]
        {
            assert_eq!(without_quotes(text), Some("004231"), "{text}");
        }
        for text in ["004231", "O’Neil", "O'Neil", "'", "“”", ""] {
            assert_eq!(without_quotes(text), None, "{text}");
        }
    }
}
