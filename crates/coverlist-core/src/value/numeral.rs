//! Numbers with decimals and groups of digits, and the decimal style that a cell proves.
//!
//! | cell                             | with a decimal point | with a decimal comma | proves |
//! | -------------------------------- | -------------------- | -------------------- | ------ |
//! | `1050`, `1'050`                  | 1050.00              | 1050.00              |        |
//! | `12.5`, `1,050.00`, `1,050,000`  | an amount            |                      | point  |
//! | `12,5`, `1.050,00`, `1.050.000`  |                      | an amount            | comma  |
//! | `1,050`                          | 1050.00              | three decimals       |        |
//! | `1.050`, `1 050`                 | three decimals       | 1050.00              |        |
//!
//! An amount has at most two decimals, and a whole number has none. So a lone separator before three digits
//! groups them in one style, and the cell is no number in the other one. Such a cell proves nothing: some
//! programs write three decimals.

use super::DecimalStyle;

/// A number without its sign, as a cell has it. The number of an amount is in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// Both styles read this number.
    Plain(i64),
    /// Only one style reads a number.
    Styled(Written, i64),
}

/// The form of a number that only one style reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The style that reads it.
    pub(crate) style: DecimalStyle,
    /// Whether the cell proves the style. A lone separator before three digits does not.
    pub(crate) is_proof: bool,
}

/// The digits that a number may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    /// The maximum number of digits before the decimals. It is at most 15.
    pub(super) whole: usize,
    /// Whether there may be decimals, one or two. Then the number is in hundredths.
    pub(super) decimals: bool,
}

impl Numeral {
    /// Reads digits with their decimals and separators. `None` when neither style reads them.
    pub(super) fn read(text: &str, digits: Digits) -> Option<Self> {
        let (style, number, groups) = match in_style(text, DecimalStyle::Point, digits) {
            Some((number, groups)) => (DecimalStyle::Point, number, groups),
            None => {
                let (number, groups) = in_style(text, DecimalStyle::Comma, digits)?;
                (DecimalStyle::Comma, number, groups)
            }
        };
        let has_decimals = text.contains(mark(style));
        let is_plain = !has_decimals && groups.is_none_or(|(mark, _)| is_apostrophe(mark));
        let is_proof = has_decimals || groups.is_some_and(|(_, count)| count > 2);
        Some(if is_plain { Self::Plain(number) } else { Self::Styled(Written { style, is_proof }, number) })
    }

    /// The same form with another number.
    pub(super) fn map(self, change: impl FnOnce(i64) -> i64) -> Self {
        match self {
            Self::Plain(number) => Self::Plain(change(number)),
            Self::Styled(written, number) => Self::Styled(written, change(number)),
        }
    }

    /// The number in the style that reads it.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Plain(number) | Self::Styled(_, number) => number,
        }
    }
}

/// The character before decimals.
const fn mark(style: DecimalStyle) -> char {
    match style {
        DecimalStyle::Point => '.',
        DecimalStyle::Comma => ',',
    }
}

/// Whether a style has this character between groups of digits.
fn is_group_mark(mark: char, style: DecimalStyle) -> bool {
    let is_space = |mark| matches!(mark, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}');
    is_apostrophe(mark)
        || match style {
            DecimalStyle::Point => mark == ',',
            DecimalStyle::Comma => mark == '.' || is_space(mark),
        }
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2019}')
}

/// The character between groups of digits, and the number of groups.
type Groups = Option<(char, usize)>;

/// The number of a text in a style.
fn in_style(text: &str, style: DecimalStyle, digits: Digits) -> Option<(i64, Groups)> {
    let (whole, decimals) = match text.split_once(mark(style)) {
        Some((whole, decimals)) if digits.decimals => (whole, hundredths(decimals.as_bytes())?),
        Some(_) => return None,
        None => (text, 0),
    };
    let (number, groups) = whole_number(whole, style, digits.whole)?;
    Some((if digits.decimals { number * 100 + decimals } else { number }, groups))
}

/// The hundredths of one or two decimals.
fn hundredths(decimals: &[u8]) -> Option<i64> {
    match *decimals {
        [tens @ b'0'..=b'9'] => Some(i64::from(tens - b'0') * 10),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some(i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
        }
        _ => None,
    }
}

/// The number of digits in optional groups of three, and its groups.
fn whole_number(text: &str, style: DecimalStyle, max_digits: usize) -> Option<(i64, Groups)> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return Some((parsed(text.bytes(), max_digits)?, None));
    };
    if !is_group_mark(mark, style) {
        return None;
    }
    let mut groups = text.split(mark);
    let first = groups.next()?;
    // `0.525` has three decimals in every style.
    let is_fraction = first.starts_with('0') && style == DecimalStyle::Comma && !is_apostrophe(mark);
    if !(1..=3).contains(&first.len()) || is_fraction || groups.any(|group| group.len() != 3) {
        return None;
    }
    let digits = text.split(mark).flat_map(str::bytes);
    Some((parsed(digits, max_digits)?, Some((mark, text.split(mark).count()))))
}

/// The number of at least one digit.
fn parsed(digits: impl Iterator<Item = u8>, max_digits: usize) -> Option<i64> {
    let (mut number, mut count) = (0, 0);
    for digit in digits {
        count += 1;
        if !digit.is_ascii_digit() || count > max_digits {
            return None;
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    (count > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMOUNT: Digits = Digits { whole: 12, decimals: true };
    const INTEGER: Digits = Digits { whole: 15, decimals: false };

    fn styled(style: DecimalStyle, is_proof: bool, number: i64) -> Option<Numeral> {
        Some(Numeral::Styled(Written { style, is_proof }, number))
    }

    #[test]
    fn a_number_without_separators_has_no_style() {
        for (text, cents) in [("0", 0), ("1050", 105_000), ("0460", 46_000), ("1'050", 105_000)] {
            assert_eq!(Numeral::read(text, AMOUNT), Some(Numeral::Plain(cents)), "{text}");
        }
        assert_eq!(Numeral::read("1’050", INTEGER), Some(Numeral::Plain(1_050)));
    }

    #[test]
    fn decimals_and_two_groups_prove_a_style() {
        use DecimalStyle::{Comma, Point};
        for (text, style, cents) in [
            ("12.5", Point, 1_250),
            ("12.50", Point, 1_250),
            ("0.5", Point, 50),
            ("1,050.00", Point, 105_000),
            ("1'050.00", Point, 105_000),
            ("1,050,000", Point, 105_000_000),
            ("1,234,567.8", Point, 123_456_780),
            ("12,5", Comma, 1_250),
            ("12,50", Comma, 1_250),
            ("0,5", Comma, 50),
            ("1.050,00", Comma, 105_000),
            ("1 050,00", Comma, 105_000),
            ("1\u{A0}050,00", Comma, 105_000),
            ("1\u{202F}050,00", Comma, 105_000),
            ("1'050,00", Comma, 105_000),
            ("1.050.000", Comma, 105_000_000),
            ("1 050 000", Comma, 105_000_000),
        ] {
            assert_eq!(Numeral::read(text, AMOUNT), styled(style, true, cents), "{text}");
        }
        assert_eq!(Numeral::read("1,050,000", INTEGER), styled(Point, true, 1_050_000));
        assert_eq!(Numeral::read("1.050.000", INTEGER), styled(Comma, true, 1_050_000));
    }

    #[test]
    fn a_lone_separator_before_three_digits_proves_nothing() {
        use DecimalStyle::{Comma, Point};
        for (text, style, number) in
            [("1,050", Point, 1_050), ("0,525", Point, 525), ("1.050", Comma, 1_050), ("1 050", Comma, 1_050)]
        {
            assert_eq!(Numeral::read(text, AMOUNT), styled(style, false, number * 100), "{text}");
            assert_eq!(Numeral::read(text, INTEGER), styled(style, false, number), "{text}");
        }
    }

    #[test]
    fn what_neither_style_reads() {
        for text in [
            "",
            ".",
            "1050.",
            "1050,",
            ".50",
            ",50",
            ",100",
            "1,0500",
            "1000,000",
            "1.0500",
            "0.525",
            "1050.005",
            "1,,050",
            "1,05,000",
            "1.050.00",
            "1,050,00",
            "1,050.000",
            "1.050,000",
            "1 050.00",
            "1.050'000",
            "1,050 000",
            "1\n050",
            "1 50",
            "1-050",
            "٣",
            "1234567890123",
            "1,234,567,890,123",
        ] {
            assert_eq!(Numeral::read(text, AMOUNT), None, "{text}");
        }
        for text in ["12.0", "12,5", "1,050.00", "1.050,00", "1234567890123456"] {
            assert_eq!(Numeral::read(text, INTEGER), None, "{text}");
        }
    }
}
