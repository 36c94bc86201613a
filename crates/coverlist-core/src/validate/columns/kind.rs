//! The kind of a cell: what it is by itself, in one byte.

use super::bytes::{SHORT, short_words};
use crate::findings::Code;
use crate::read::Span;
use crate::record::Field;
use crate::value::{Checker, Numeral, is_all_digits, is_day_number_of_now};
use wide::u8x16;

/// The kind of a cell: blank, a value, or a problem. Some values are of a kind of their own, because the
/// other rows decide whether they are right: dates that depend on an order, and numbers by their length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validate) struct Kind(pub(super) u8);

impl Kind {
    /// The number of kinds, and the end of [`Kind::index`].
    pub(super) const COUNT: usize = 256;
    /// A value that does not depend on other rows.
    pub(in crate::validate) const FINE: Self = Self(0);
    /// The numbers of codes begin after this one.
    const CODES: u8 = 1;
    /// The first code that a cell can have. Those before it are about files, headers and rows.
    const FIRST_CODE: usize = Code::KeyBlank as usize;
    /// The kinds of numbers that only one decimal style reads begin here.
    pub(super) const NUMBERS: u8 = 144;
    /// The kinds of digits alone begin after this one, which stands for no digits.
    const DIGITS: u8 = 168;
    /// Numbers with more digits count as having this many.
    const MOST_DIGITS: u8 = 59;
    /// The kinds of dates begin here.
    pub(super) const DATES: u8 = 228;
    /// Five digits that may be Excel's number of a day.
    pub(in crate::validate) const DAY_NUMBER: Self = Self(252);
    /// A cell without text.
    pub(in crate::validate) const BLANK: Self = Self(255);

    /// The kind of a trimmed cell.
    pub(in crate::validate) fn of(checker: &Checker, cell: &str) -> Self {
        if cell.is_empty() {
            return Self::BLANK;
        }
        if let Some(code) = checker.says_nothing(cell) {
            return Self::problem(code);
        }
        if checker.needs_order() {
            return Self::of_date(checker, cell);
        }
        if checker.is_number() {
            return Self::of_numeral(checker, cell);
        }
        match (checker.problem(cell), checker.field()) {
            (Some(code), _) => Self::problem(code),
            (None, Field::Key | Field::PolicyNumber) => Self::of_number(checker.field(), cell),
            (None, _) => Self::FINE,
        }
    }

    fn of_numeral(checker: &Checker, cell: &str) -> Self {
        match checker.numeral(cell) {
            Ok(Numeral::Plain(number)) => checker.limit_problem(number).map_or(Self::FINE, Self::problem),
            Ok(Numeral::Styled(written, number)) => Self::number_of(written, checker.limit_problem(number)),
            Err(code) => Self::problem(code),
        }
    }

    /// The kind of a key or policy number without a problem.
    fn of_number(field: Field, cell: &str) -> Self {
        if field == Field::PolicyNumber && is_day_number_of_now(cell) {
            Self::DAY_NUMBER
        } else if is_all_digits(cell) {
            Self::digits(cell.len())
        } else {
            Self::FINE
        }
    }

    /// The kind of a cell of a few letters, digits and hyphens; `None` when it needs a closer look. It is a
    /// fast path for nearly every key and policy number of a template without rules for their form.
    #[inline]
    pub(super) fn of_plain(field: Field, text: &[u8], cell: Span) -> Option<Self> {
        // Excel keeps 15 digits, which are short.
        if cell.len() > SHORT {
            return None;
        }
        let classes = Classes::of(short_words(text, cell));
        let places = (1 << cell.len()) - 1;
        let others = places & !(classes.digits | classes.letters | classes.hyphens);
        if others != 0 || classes.digits & !classes.zeros == 0 {
            return None;
        }
        if classes.digits == places {
            let is_day = || {
                let digits = cell.of_bytes(text);
                digits.len() == 5 && digits >= b"42005" && digits < b"55000"
            };
            let may_be_day = field == Field::PolicyNumber && is_day();
            return if may_be_day { None } else { Some(Self::digits(cell.len())) };
        }
        // The mark of a bar code may be before a serial.
        if cell.len() == 9 && field == Field::Key && cell.of_bytes(text)[0] | 0x20 == b's' {
            return None;
        }
        // With hyphens, a number can be a date such as `3-5`, and three letters can be a month.
        let is_safe = classes.hyphens == 0 || classes.letters & 1 != 0 && classes.hyphens & 1 << 3 == 0;
        is_safe.then_some(Self::FINE)
    }

    /// A number of this many digits, and nothing else.
    pub(super) fn digits(count: usize) -> Self {
        Self(Self::DIGITS + u8::try_from(count).unwrap_or(u8::MAX).min(Self::MOST_DIGITS))
    }

    pub(super) fn problem(code: Code) -> Self {
        Self(Self::CODES + (code as usize - Self::FIRST_CODE) as u8)
    }

    /// The kind as a position in a list of [`Kind::COUNT`].
    pub(in crate::validate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// Every kind that a cell can have.
    pub(in crate::validate) fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).map(Self)
    }

    /// The problem of the cell, or the reason why it counts as blank.
    pub(in crate::validate) fn code(self) -> Option<Code> {
        let number = self.0.checked_sub(Self::CODES)?;
        let code = Self::FIRST_CODE + usize::from(number);
        (self.0 < Self::DIGITS).then(|| Code::ALL.get(code).copied()).flatten()
    }

    /// The reason why a filled cell counts as blank.
    pub(in crate::validate) fn nothing(self) -> Option<Code> {
        self.code().filter(|code| matches!(code, Code::CellNothing | Code::DateSentinel))
    }

    /// Whether the cell has a value and no problem.
    #[inline]
    pub(in crate::validate) fn is_fine(self) -> bool {
        self == Self::FINE || (Self::DIGITS..Self::BLANK.0).contains(&self.0)
    }

    /// Whether the cell is blank or counts as blank.
    pub(in crate::validate) fn is_blank(self) -> bool {
        self == Self::BLANK || self.nothing().is_some()
    }

    /// The number of digits of a cell that has nothing else.
    pub(in crate::validate) fn digit_count(self) -> Option<u8> {
        match self {
            Self::DAY_NUMBER => Some(5),
            Self(number) if (Self::DIGITS..=Self::DIGITS + Self::MOST_DIGITS).contains(&number) => {
                Some(number - Self::DIGITS)
            }
            _ => None,
        }
    }
}

// The kinds of codes end before those of numbers, and these before those of digits.
const _: () = assert!(Kind::CODES as usize + Code::ALL.len() - Kind::FIRST_CODE <= Kind::NUMBERS as usize);
const _: () = assert!(Kind::NUMBERS + Kind::NUMBERS_COUNT <= Kind::DIGITS);
// The kinds of dates end before the last ones.
const _: () = assert!(Kind::DIGITS + Kind::MOST_DIGITS < Kind::DATES);
const _: () = assert!(Kind::DATES + Kind::DATES_COUNT <= Kind::DAY_NUMBER.0);

/// The places of the bytes that matter for keys: one bit for each byte of a short cell.
struct Classes {
    digits: u32,
    zeros: u32,
    letters: u32,
    hyphens: u32,
}

impl Classes {
    #[inline]
    fn of([first, last]: [u64; 2]) -> Self {
        let bytes = u8x16::new((u128::from(last) << 64 | u128::from(first)).to_le_bytes());
        let is_in = |bytes: u8x16, first: u8, last: u8| {
            let above = bytes - u8x16::splat(first);
            above.min(u8x16::splat(last - first)).simd_eq(above).to_bitmask()
        };
        let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte)).to_bitmask();
        Self {
            digits: is_in(bytes, b'0', b'9'),
            zeros: is(b'0'),
            letters: is_in(bytes | u8x16::splat(0x20), b'a', b'z'),
            hyphens: is(b'-'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_key_or_policy_number_needs_no_closer_look() {
        let of_plain = |field, text: &str| {
            Kind::of_plain(field, text.as_bytes(), Span { start: 0, end: text.len() as u32 })
        };
        for (text, kind) in [
            ("004231", Some(Kind::digits(6))),
            ("123456789012345", Some(Kind::digits(15))),
            ("5CD1234ABC", Some(Kind::FINE)),
            ("5cd1234abz", Some(Kind::FINE)),
            ("WA-1", Some(Kind::FINE)),
            ("A1-", Some(Kind::FINE)),
            ("3-5", None),
            ("Mar-5", None),
            ("000", None),
            ("name", None),
            ("A1.", None),
            ("\u{420}1\u{416}", None),
            ("1234567890123456", None),
        ] {
            assert_eq!(of_plain(Field::Key, text), kind, "{text}");
        }
        assert_eq!(of_plain(Field::Key, "45000"), Some(Kind::digits(5)));
        assert_eq!(of_plain(Field::PolicyNumber, "45000"), None, "it may be a day");
    }
}
