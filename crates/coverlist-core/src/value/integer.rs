//! Whole numbers.

use super::excel::is_scientific;
use crate::findings::Code;

/// The maximum number of digits. Spreadsheets and JSON programs round longer numbers.
const MAX_DIGITS: usize = 15;

/// A whole number: digits, with optional commas between groups of three and an optional sign. Decimals are
/// refused, even `12.0`: `12.000` is twelve thousand in some countries.
pub(super) fn integer(text: &str) -> Result<i64, Code> {
    if is_scientific(text.trim_start_matches(['-', '+'])) {
        return Err(Code::IntegerScientific);
    }
    let (digits, sign) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (digits, -1),
        None => (text.strip_prefix('+').unwrap_or(text), 1),
    };
    whole_number(digits, MAX_DIGITS).map(|number| sign * number).ok_or(Code::IntegerUnreadable)
}

/// The number of a text of digits, with optional commas between groups of three. `max_digits` is at most 18.
pub(super) fn whole_number(text: &str, max_digits: usize) -> Option<i64> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let grouped = text.contains(',');
    if first.is_empty() || (grouped && first.len() > 3) || groups.any(|group| group.len() != 3) {
        return None;
    }
    let mut number: i64 = 0;
    let mut digits = 0;
    for byte in text.bytes().filter(|&byte| byte != b',') {
        digits += 1;
        if !byte.is_ascii_digit() || digits > max_digits {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_integer() {
        for (text, number) in [
            ("0", 0),
            ("-0", 0),
            ("12", 12),
            ("+12", 12),
            ("-12", -12),
            ("\u{2212}12", -12),
            ("007", 7),
            ("1,050", 1_050),
            ("999,999,999,999,999", 999_999_999_999_999),
        ] {
            assert_eq!(integer(text), Ok(number), "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "",
            "-",
            "+",
            "--1",
            "12.0",
            "12.",
            "1.050",
            "1 050",
            "10,50",
            "1000,000",
            ",100",
            "$12",
            "(12)",
            "12%",
            "0x1F",
            "٣",
            "1234567890123456",
            "seven",
        ] {
            assert_eq!(integer(text), Err(Code::IntegerUnreadable), "{text}");
        }
        for text in ["1.18E+05", "1E+10", "-1.18E+05"] {
            assert_eq!(integer(text), Err(Code::IntegerScientific), "{text}");
        }
    }
}
