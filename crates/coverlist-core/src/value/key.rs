//! Checks on key cells: placeholders, Excel damage, and the record kind that a key resembles.

use super::disguise::disguise;
use super::excel::{is_date, is_rounded, is_scientific, is_written_number};
use super::garbled::garbled;
use super::label::{without_label, without_serial_mark};
use super::text::{damage, has_control, has_invisible, is_longer, is_placeholder};
use crate::findings::Code;
use crate::record::RecordKind;

/// The maximum length of a key in characters.
const MAX_KEY: u32 = 100;

/// The problem of a key, if any.
pub(crate) fn key(text: &str) -> Option<Code> {
    if let Some(code) = damage(text) {
        Some(code)
    } else if has_control(text, &[]) || has_invisible(text) {
        Some(Code::CellControl)
    } else if is_placeholder(text) {
        Some(Code::KeyPlaceholder)
    } else if is_longer(text, MAX_KEY) {
        Some(Code::KeyLong)
    } else if let Some(code) = disguise(text) {
        Some(code)
    } else if without_label(text).is_some() {
        Some(Code::KeyLabel)
    } else if is_scientific(text) {
        Some(Code::KeyScientific)
    } else if is_date(text) {
        Some(Code::KeyDate)
    } else if is_written_number(text) {
        Some(Code::KeyNumber)
    } else if is_rounded(text) {
        Some(Code::KeyRounded)
    } else if without_serial_mark(text).is_some() {
        Some(Code::KeySerialMark)
    } else {
        garbled(text)
    }
}

/// Whether a key with this problem names no record. Such keys are not compared with others.
pub(crate) const fn is_no_key(code: Code) -> bool {
    use Code::{CellEncodedTwice, CellMarkup, KeyRounded, KeySerialMark, KeyShort};
    !matches!(code, KeyRounded | KeyShort | KeySerialMark | CellMarkup | CellEncodedTwice)
}

pub(crate) fn is_all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The kind of record whose keys look like this one. Serials mix letters and digits; user ids are often short
/// numbers. `None` for keys such as `S-20391`, `s0020391` or `jsmith2027`.
pub(crate) fn looks_like(text: &str) -> Option<RecordKind> {
    if is_all_digits(text) {
        return (text.len() <= 8).then_some(RecordKind::User);
    }
    if text.len() < 7 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let bytes = text.as_bytes();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let switches =
        bytes.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    let upper = !bytes.iter().any(u8::is_ascii_lowercase);
    let serial = switches >= 2 || (switches == 1 && letters >= 2 && upper);
    serial.then_some(RecordKind::Device)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_right_as_they_are() {
        for text in [
            "004231",
            "118204",
            "S-20391",
            "ana.nunez@example.org",
            "5CD1234ABC",
            "20391E10",
            "NXABC01234567890E7A400",
            "123456789012345",
            "1234567890123456",
            "12-34-56",
            "A/B",
            "3-5",
            "MAR-05",
            "é12",
        ] {
            assert_eq!(key(text), None, "{text}");
        }
    }

    #[test]
    fn what_excel_did_to_a_key() {
        assert_eq!(key("1.18204E+05"), Some(Code::KeyScientific));
        for text in
            ["5-Mar", "Mar-05", "3/5/2026", "2026-03-05", "2026-03-05 00:00:00", "3/5/26", "25.3.2026"]
        {
            assert_eq!(key(text), Some(Code::KeyDate), "{text}");
        }
        for text in ["1234567890123450", "1234567890123450000"] {
            assert_eq!(key(text), Some(Code::KeyRounded), "{text}");
        }
        assert_eq!(key("118204.0"), Some(Code::KeyNumber));
        assert_eq!(key("=\"004231\""), Some(Code::CellFormula));
        assert_eq!(key("#N/A"), Some(Code::CellExcelError));
        assert_eq!(key("####"), Some(Code::CellHashes));
    }

    #[test]
    fn what_is_no_key() {
        assert_eq!(key("000"), Some(Code::KeyPlaceholder));
        assert_eq!(key("two\nlines"), Some(Code::CellControl));
        assert_eq!(key("0042\u{200b}31"), Some(Code::CellControl));
        assert_eq!(key(&"a".repeat(100)), None);
        assert_eq!(key(&"a".repeat(101)), Some(Code::KeyLong));
    }

    #[test]
    fn which_kind_a_key_looks_like() {
        for text in ["004231", "12", "12345678"] {
            assert_eq!(looks_like(text), Some(RecordKind::User), "{text}");
        }
        for text in ["5CD1234ABC", "NXABC01234567890E7A400", "20391E10", "PF0ABCDE", "SN100001", "7XK2F13"] {
            assert_eq!(looks_like(text), Some(RecordKind::Device), "{text}");
        }
        for text in
            ["S-20391", "s0020391", "S0020391", "jsmith2027", "ana.nunez", "123456789", "a1b", "é1234567a"]
        {
            assert_eq!(looks_like(text), None, "{text}");
        }
    }
}
