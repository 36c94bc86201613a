//! Text with traces of HTML or of a second encoding.

use super::windows_1252::{windows_1252, windows_1252_bytes};
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
    !text.is_ascii()
        && windows_1252_bytes(text).is_some_and(|bytes| str::from_utf8(&bytes).is_ok_and(is_usual))
}

/// Whether a text has only Latin letters and signs, as lists in English and Spanish have. The bytes of
/// `ß€` are a digit of the N'Ko script, which nobody means.
pub(crate) fn is_usual(text: &str) -> bool {
    let is_usual = |c: char| {
        c.is_ascii()
            || matches!(c, '\u{A0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FEFF}')
            || matches!(c, '\u{2010}'..='\u{20CF}' | '\u{2100}'..='\u{214F}')
    };
    text.chars().all(is_usual)
}

/// Such a text with each character encoded once.
pub(super) fn encoded_once(text: &str) -> Option<String> {
    let once = Some(text).filter(|text| is_encoded_twice(text)).and_then(windows_1252_bytes)?;
    let once = String::from_utf8(once).ok()?;
    Some(encoded_once(&once).unwrap_or(once))
}

/// A text without the tags of a web page, and with characters in place of references. `None` when a reference
/// is unknown, or nothing else is left.
pub(super) fn without_markup(text: &str) -> Option<String> {
    if garbled(text) != Some(Code::CellMarkup) {
        return None;
    }
    let mut plain = without_tags(text);
    while has_entity(&plain) {
        plain = without_entities(&plain)?;
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    Some(words.join(" ")).filter(|plain| !plain.is_empty() && !has_tag(plain))
}

/// A text with a space in place of each tag that ends a line, and nothing in place of the others.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let name = tag.strip_prefix('/').unwrap_or(tag);
        match tag.split_once('>').filter(|_| name.starts_with(|first: char| first.is_ascii_alphabetic())) {
            Some((_, behind)) => {
                let ends_line = ["br", "p", "div", "li", "td"].iter().any(|tag| {
                    name.strip_prefix(tag)
                        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
                });
                plain.push_str(if ends_line { " " } else { "" });
                rest = behind;
            }
            None => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain + rest
}

fn without_entities(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';').filter(|_| has_entity(&format!("&{part}"))) {
            Some((name, rest)) => {
                plain.push(character(name)?);
                plain.push_str(rest);
            }
            None => {
                plain.push('&');
                plain.push_str(part);
            }
        }
    }
    Some(plain)
}

/// The character that a reference names: `amp`, `#039`, `#x27`.
fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let is_named = |entity: &&(&str, char)| entity.0 == name;
        return ENTITIES.iter().find(is_named).map(|entity| entity.1);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Web pages take these numbers for bytes of Windows-1252.
    let c = if (0x80..0xA0).contains(&number) { windows_1252(number as u8) } else { char::from_u32(number)? };
    Some(c).filter(|c| !c.is_control())
}

/// The characters with a name that occur in lists in English and Spanish.
const ENTITIES: [(&str, char); 32] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("aacute", 'á'),
    ("eacute", 'é'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("ntilde", 'ñ'),
    ("uuml", 'ü'),
    ("Aacute", 'Á'),
    ("Eacute", 'É'),
    ("Iacute", 'Í'),
    ("Oacute", 'Ó'),
    ("Uacute", 'Ú'),
    ("Ntilde", 'Ñ'),
    ("Uuml", 'Ü'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("ordf", 'ª'),
    ("ordm", 'º'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("euro", '€'),
];

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
        for text in ["Protección", "Núñez", "don’t", "€460", "Ã", "日本", "Ã³日", "ß€", "é€€"]
        {
            assert_eq!(garbled(text), None, "{text}");
        }
    }
}
