//! Text with traces of HTML or of a second encoding.

use super::windows_1252::windows_1252_bytes;
use crate::findings::Code;
use memchr::memchr2;

/// The damage of a text: HTML, or characters that were encoded twice.
pub(super) fn garbled(text: &str) -> Option<Code> {
    if memchr2(b'&', b'<', text.as_bytes()).is_some() && (has_entity(text) || has_tag(text)) {
        Some(Code::CellMarkup)
    } else if is_encoded_twice(text) {
        Some(Code::CellEncodedTwice)
    } else {
        None
    }
}

/// Whether a text has an HTML character reference: `&amp;`, `&#039;`, `&#x27;`.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let Some((name, _)) = rest.split_once(';') else { return false };
        match name.strip_prefix('#') {
            Some(number) => {
                let (digits, radix) = match number.strip_prefix(['x', 'X']) {
                    Some(digits) => (digits, 16),
                    None => (number, 10),
                };
                !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix))
            }
            // The longest names in use are shorter.
            None => {
                (2..=31).contains(&name.len())
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && name.starts_with(|first: char| first.is_ascii_alphabetic())
            }
        }
    })
}

/// Whether a text has an HTML tag: `<b>`, `</span>`, `<br/>`.
fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && rest.contains('>')
    })
}

/// Whether a text is UTF-8 that was read as Windows-1252 and encoded again: `ProtecciÃ³n`.
fn is_encoded_twice(text: &str) -> bool {
    !text.is_ascii() && windows_1252_bytes(text).is_some_and(|bytes| String::from_utf8(bytes).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_of_a_web_page() {
        for text in ["O&#039;Neil", "Tom &amp; Co", "&#x27;", "a&nbsp;b", "<b>Full</b>", "Full<br/>", "</td>"]
        {
            assert_eq!(garbled(text), Some(Code::CellMarkup), "{text}");
        }
        for text in ["AT&T", "a & b; c", "x < y > z", "<3", "&;", "&#;", "&#x;", "<>", "a<b"] {
            assert_eq!(garbled(text), None, "{text}");
        }
    }

    #[test]
    fn text_that_was_encoded_twice() {
        for text in ["ProtecciÃ³n", "NuÃ±ez", "donâ€™t", "â‚¬460"] {
            assert_eq!(garbled(text), Some(Code::CellEncodedTwice), "{text}");
        }
        for text in ["Protección", "Núñez", "don’t", "€460", "Ã", "日本", "Ã³日"] {
            assert_eq!(garbled(text), None, "{text}");
        }
    }
}
