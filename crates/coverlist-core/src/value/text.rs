//! Checks on free text, and on damage that any cell may have.

use super::disguise::disguise;
use super::excel::{
    is_date, is_excel_error, is_hashes, is_rounded, is_scientific, is_wrapped, is_written_number,
};
use super::garbled::garbled;
use super::label::without_label;
use crate::findings::Code;
use memchr::memchr2;

/// Damage that makes a cell of any column unreadable.
pub(super) fn damage(text: &str) -> Option<Code> {
    if is_excel_error(text) {
        Some(Code::CellExcelError)
    } else if is_hashes(text) {
        Some(Code::CellHashes)
    } else if is_wrapped(text) {
        Some(Code::CellFormula)
    } else if has_control(text, &['\t', '\n', '\r']) {
        Some(Code::CellControl)
    } else {
        None
    }
}

/// Whether a text has control characters other than those allowed.
pub(super) fn has_control(text: &str, allowed: &[char]) -> bool {
    // A fast path: nearly every cell is plain ASCII, and the loop is vectorized.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    !is_plain && text.chars().any(|c| c.is_control() && !allowed.contains(&c))
}

/// Whether a text has characters that make it differ from a text that looks equal: zero-width marks, soft
/// hyphens, direction marks, and spaces that do not break a line.
pub(super) fn has_invisible(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| is_invisible(c) || is_other_space(c))
}

/// Such a text without these characters, and with plain spaces. `None` when it has other control characters:
/// they may stand for lost ones.
pub(super) fn without_invisible(text: &str) -> Option<String> {
    let plain = |c| if is_other_space(c) { ' ' } else { c };
    let is_certain = has_invisible(text) && !text.contains(char::is_control);
    is_certain.then(|| text.chars().filter(|&c| !is_invisible(c)).map(plain).collect())
}

fn is_invisible(c: char) -> bool {
    let zero_width = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}');
    zero_width || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_other_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// The problem of a policy number, if any.
pub(super) fn policy_number(number: &str) -> Option<Code> {
    if is_scientific(number) {
        Some(Code::PolicyScientific)
    } else if has_invisible(number) {
        Some(Code::CellControl)
    } else if memchr2(b'\n', b'\r', number.as_bytes()).is_some() {
        Some(Code::PolicyLineBreak)
    } else if let Some(code) = disguise(number) {
        Some(code)
    } else if without_label(number).is_some() {
        Some(Code::PolicyLabel)
    } else if is_date(number) {
        Some(Code::PolicyDate)
    } else if is_written_number(number) {
        Some(Code::PolicyNumberForm)
    } else if is_rounded(number) {
        Some(Code::PolicyRounded)
    } else {
        garbled(number)
    }
}

/// Whether a text has more than `max` characters.
pub(super) fn is_longer(text: &str, max: u32) -> bool {
    text.len() > max as usize && text.chars().nth(max as usize).is_some()
}

/// Whether a text has fewer than `min` characters.
pub(super) fn is_shorter(text: &str, min: u32) -> bool {
    text.chars().nth((min as usize).saturating_sub(1)).is_none()
}

/// Whether a cell is a placeholder for an unknown value: zeros, punctuation, `n/a`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    // A fast path: no placeholder is longer, most keys have a digit other than zero, and few words begin like
    // a placeholder.
    let is_likely = |first: u8| {
        matches!(
            first | 0x20,
            b'b' | b'c' | b'd' | b'e' | b'i' | b'm' | b'n' | b'p' | b's' | b't' | b'u' | b'x'
        )
    };
    if text.len() > 40
        || text.as_bytes().first().is_some_and(|&first| first.is_ascii_alphabetic() && !is_likely(first))
        || text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
    {
        return false;
    }
    with_letters(text, |letters| {
        letters.iter().all(|&byte| byte == b'0')
            || letters.iter().all(|&byte| byte == b'x')
            || PLACEHOLDERS.iter().any(|word| word.as_bytes() == letters)
    })
}

/// Passes the letters and digits of a text in lower case to `look`.
pub(super) fn with_letters<T>(text: &str, look: impl FnOnce(&[u8]) -> T) -> T {
    // Every row has such a cell, so a short ASCII text is not copied to the heap.
    let mut short = [0; 40];
    if text.len() <= short.len() && text.is_ascii() {
        let mut length = 0;
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            short[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        return look(&short[..length]);
    }
    look(alphanumerics(text).as_bytes())
}

/// The letters and digits of a text, in lower case.
pub(crate) fn alphanumerics(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Letters only: `N/A` and `n.a.` become `na`.
const PLACEHOLDERS: [&str; 56] = [
    "na",
    "nan",
    "none",
    "null",
    "nil",
    "tbd",
    "tba",
    "tbc",
    "test",
    "unknown",
    "unk",
    "undefined",
    "unsure",
    "noid",
    "nonumber",
    "noserial",
    "noserialnumber",
    "nostudentid",
    "nostudentnumber",
    "notknown",
    "notsure",
    "notavailable",
    "notapplicable",
    "notassigned",
    "notprovided",
    "dontknow",
    "idontknow",
    "pending",
    "missing",
    "blank",
    "empty",
    "placeholder",
    "tobedetermined",
    "notset",
    "notspecified",
    "unspecified",
    "unassigned",
    "invalid",
    "desconocido",
    "desconocida",
    "pendiente",
    "sinnumero",
    "sinnúmero",
    "sinserie",
    "sindatos",
    "nodisponible",
    "noasignado",
    "noasignada",
    "porasignar",
    "pordefinir",
    // Values that firmware reports when no serial was set.
    "tobefilledbyoem",
    "defaultstring",
    "systemserialnumber",
    "chassisserialnumber",
    "baseboardserialnumber",
    "noserialnumberavailable",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_keys() {
        for text in [
            "000", "0", "0000000", "n/a", "N/A", "n.a.", "#N/A!", "none", "NULL", "nil", "-", "--", "tbd",
            "TBA", "test", "unknown", "x", "XXX", "?", "???", "no id", "No ID", "pending", "...", "(none)",
            "00-00",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        assert!(is_placeholder(&"0".repeat(40)) && !is_placeholder(&"0".repeat(41)));
        for text in
            ["To be filled by O.E.M.", "Default string", "System Serial Number", "Not Specified", "INVALID"]
        {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["0001", "004231", "100", "N1", "nax", "tester", "x1", "ana.nunez", "pendleton", "José"]
        {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn no_placeholder_is_passed_over_for_its_first_letter() {
        for word in PLACEHOLDERS {
            assert!(is_placeholder(word) && is_placeholder(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn tabs_and_newlines_are_no_damage_but_other_control_characters_are() {
        assert_eq!(damage("two\nlines\tand a tab"), None);
        for text in ["a\0b", "a\u{7f}", "\u{1}", "a\u{9d}"] {
            assert_eq!(damage(text), Some(Code::CellControl), "{text:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        let text = "é".repeat(20);
        assert!(!is_longer(&text, 20) && is_longer(&text, 19));
        assert!(!is_shorter(&text, 20) && is_shorter(&text, 21) && !is_shorter(&text, 0));
    }
}
