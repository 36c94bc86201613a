//! Whole numbers.

use super::excel::is_scientific;
use super::numeral::{Digits, Numeral};
use crate::findings::Code;

/// The digits of a whole number. Spreadsheets and JSON programs round longer numbers.
const DIGITS: Digits = Digits { whole: 15, decimals: false };

/// A whole number: digits, with optional separators between groups of three and an optional sign. Decimals
/// are refused, even `12.0`: `12.000` is twelve thousand in some countries.
pub(super) fn integer(text: &str) -> Result<Numeral, Code> {
    if is_scientific(text.trim_start_matches(['-', '+'])) {
        return Err(Code::IntegerScientific);
    }
    let (digits, sign) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (digits, -1),
        None => (text.strip_prefix('+').unwrap_or(text), 1),
    };
    let number = Numeral::read(digits, DIGITS).ok_or(Code::IntegerUnreadable)?;
    Ok(number.map(|number| sign * number))
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
            ("1.050", 1_050),
            ("-1 050", -1_050),
            ("999,999,999,999,999", 999_999_999_999_999),
        ] {
            assert_eq!(integer(text).map(Numeral::number), Ok(number), "{text}");
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
