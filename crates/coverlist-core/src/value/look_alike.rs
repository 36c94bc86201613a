//! Characters that look like plain letters and digits and are others.

/// A text whose characters outside of ASCII are full-width ones, in plain characters: `１１８２０４`.
pub(super) fn half_width(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let plain = |c: char| match c {
        // The full-width characters are in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        '\u{3000}' => Some(' '),
        _ => Some(c).filter(char::is_ascii),
    };
    text.chars().map(plain).collect()
}

/// A text in which Cyrillic and Greek letters stand among Latin ones, in Latin letters. `None` when it has
/// another letter, or no Latin one: then it may be a word of its own language.
pub(super) fn latin(text: &str) -> Option<String> {
    if text.is_ascii() || !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let latin = |c: char| match OTHERS.chars().position(|other| other == c) {
        Some(place) => LATIN.chars().nth(place),
        None => Some(c).filter(char::is_ascii),
    };
    text.chars().map(latin).collect()
}

/// Cyrillic letters and then Greek ones, in the order of [`LATIN`].
const OTHERS: &str = "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
const LATIN: &str = "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_latin_one() {
        assert_eq!(OTHERS.chars().count(), LATIN.len());
        assert!(OTHERS.chars().all(|c| !c.is_ascii()) && LATIN.is_ascii());
    }

    #[test]
    fn full_width_characters() {
        assert_eq!(half_width("１１８２０４").as_deref(), Some("118204"));
        assert_eq!(half_width("５ＣＤ-1").as_deref(), Some("5CD-1"));
        for text in ["118204", "学籍１２３", "é１", ""] {
            assert_eq!(half_width(text), None, "{text}");
        }
    }

    #[test]
    fn letters_among_latin_ones() {
        assert_eq!(latin("5\u{421}D1234\u{410}BC").as_deref(), Some("5CD1234ABC"));
        assert_eq!(latin("\u{415}nrolled").as_deref(), Some("Enrolled"));
        for text in ["5CD1234ABC", "Москва", "МОСКВА", "\u{410}123", "Núñez", "Жanna", ""] {
            assert_eq!(latin(text), None, "{text}");
        }
    }
}
