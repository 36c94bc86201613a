//! Dates, and the order of day and month that a cell proves.

use super::named_date::{NamedDate, named_date};
use super::time::{Time, split_time};
use super::{Century, DateOrder};
use crate::findings::Code;
use crate::record::{Date, trim};
use std::ops::RangeInclusive;

/// A cell as a date. Only existing days count: `2/30/2026` is not a date in any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateCell {
    /// The date does not depend on the order: ISO 8601, the name of a month, or equal numbers.
    Certain(Date),
    /// A date only with the day first, which proves the order.
    DayFirst(Date),
    /// A date only with the month first, which proves the order.
    MonthFirst(Date),
    /// The cell is a date in both orders.
    Either {
        /// The date if the day comes first.
        day_first: Date,
        /// The date if the month comes first.
        month_first: Date,
    },
    /// The cell is a date with the day first, or one that begins with the last two digits of its year. It
    /// proves no order.
    DayFirstOrYear(Date),
    /// The cell is not a date, for this reason.
    Bad(Code),
}

impl DateCell {
    /// Whether the cell is a date in only one order.
    pub(crate) const fn proves_order(self) -> bool {
        matches!(self, Self::DayFirst(_) | Self::MonthFirst(_))
    }

    /// The date in a column with this order. `None` when the order is unknown and the cell needs one.
    pub(crate) fn in_order(self, order: Option<DateOrder>) -> Result<Option<Date>, Code> {
        match (self, order) {
            (Self::Bad(code), _) => Err(code),
            (Self::DayFirstOrYear(date), Some(DateOrder::DayFirst))
            | (Self::Certain(date), _)
            | (Self::DayFirst(date), None | Some(DateOrder::DayFirst))
            | (Self::MonthFirst(date), None | Some(DateOrder::MonthFirst)) => Ok(Some(date)),
            (Self::DayFirst(_) | Self::MonthFirst(_) | Self::DayFirstOrYear(_), Some(_)) => {
                Err(Code::DateUnreadable)
            }
            (Self::Either { day_first, .. }, Some(DateOrder::DayFirst)) => Ok(Some(day_first)),
            (Self::Either { month_first, .. }, Some(DateOrder::MonthFirst)) => Ok(Some(month_first)),
            (Self::Either { .. } | Self::DayFirstOrYear(_), None) => Ok(None),
        }
    }
}

/// A cell as a date in this order; `None` when it is not a date in this order.
pub fn date_in_order(cell: &str, order: DateOrder) -> Option<Date> {
    date(trim(cell)).in_order(Some(order)).ok().flatten()
}

/// The years of a date whose year is probably right.
pub(super) const USUAL_YEARS: RangeInclusive<i16> = 2000..=2100;

/// Reads a cell: three numbers separated by `-`, `/` or `.`, of which the first or last is a year with four
/// digits; eight digits, as the basic format of ISO 8601 has them; or a date with the name of its month. A
/// time may follow.
pub(crate) fn date(text: &str) -> DateCell {
    date_in_century(text, None)
}

/// Reads a cell as [`date`] does. When the century is known, the year may have two digits.
pub(crate) fn date_in_century(text: &str, century: Option<Century>) -> DateCell {
    if is_day_number(text) {
        return DateCell::Bad(Code::DateExcelNumber);
    }
    let (day, time) = split_time(text);
    match day_in_century(day, century) {
        DateCell::Bad(Code::DateUnreadable) => DateCell::Bad(Code::DateUnreadable),
        _ if time == Time::OfZone => DateCell::Bad(Code::DateTimeZone),
        read => read,
    }
}

/// Whether a text is a date in numbers, with any time.
pub(super) fn is_date_in_numbers(text: &str) -> bool {
    numbers(split_time(text).0.as_bytes()).is_some() && !matches!(date(text), DateCell::Bad(_))
}

/// Reads a date that no time follows.
fn day_in_century(text: &str, century: Option<Century>) -> DateCell {
    match numbers(text.as_bytes()) {
        Some(numbers) => numeric_date(numbers, century, text.contains('-')),
        None => named_date(text).map_or(DateCell::Bad(Code::DateUnreadable), |named| named.read(century)),
    }
}

fn numeric_date(
    [first, second, third]: [Number; 3],
    century: Option<Century>,
    has_hyphens: bool,
) -> DateCell {
    match (first.digits, second.digits, third.digits) {
        (4, 1..=2, 1..=2) => {
            let date = calendar(first, second, third);
            date.map_or(DateCell::Bad(Code::DateUnreadable), DateCell::Certain)
        }
        (1..=2, 1..=2, 4) => two_readings(calendar(third, second, first), calendar(third, first, second)),
        (1..=2, 1..=2, 2) => {
            let assumed = century.unwrap_or(Century::From2000);
            match short_year([first, second, third], assumed, has_hyphens) {
                DateCell::Bad(code) => DateCell::Bad(code),
                _ if century.is_none() => DateCell::Bad(Code::DateTwoDigitYear),
                read => read,
            }
        }
        _ => DateCell::Bad(Code::DateUnreadable),
    }
}

impl NamedDate {
    /// The date, in which the name of the month proves no order of numbers.
    fn read(self, century: Option<Century>) -> DateCell {
        let is_short = self.year.digits == 2;
        let year =
            if is_short { self.year.in_century(century.unwrap_or(Century::From2000)) } else { self.year };
        match calendar(year, self.month, self.day) {
            None => DateCell::Bad(Code::DateUnreadable),
            Some(_) if is_short && century.is_none() => DateCell::Bad(Code::DateTwoDigitYear),
            Some(date) if !is_short && self.weekday.is_some_and(|weekday| weekday != date.weekday()) => {
                DateCell::Bad(Code::DateWeekday)
            }
            Some(date) => DateCell::Certain(date),
        }
    }
}

/// A date whose year has two digits and comes last. With hyphens, `24-08-26` may as well begin with its year.
fn short_year([first, second, third]: [Number; 3], century: Century, has_hyphens: bool) -> DateCell {
    let year = third.in_century(century);
    match two_readings(calendar(year, second, first), calendar(year, first, second)) {
        DateCell::DayFirst(date)
            if has_hyphens && calendar(first.in_century(century), second, third).is_some() =>
        {
            DateCell::DayFirstOrYear(date)
        }
        read => read,
    }
}

fn two_readings(day_first: Option<Date>, month_first: Option<Date>) -> DateCell {
    match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if day_first == month_first => DateCell::Certain(day_first),
        (Some(day_first), Some(month_first)) => DateCell::Either { day_first, month_first },
        (Some(date), None) => DateCell::DayFirst(date),
        (None, Some(date)) => DateCell::MonthFirst(date),
        (None, None) => DateCell::Bad(Code::DateUnreadable),
    }
}

/// A number, and the number of its digits.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: i16,
    pub(super) digits: usize,
}

impl Number {
    /// The last two digits of a year as a year of this century.
    fn in_century(self, century: Century) -> Self {
        Self { value: self.value + century.first_year() as i16, ..self }
    }
}

/// Three numbers of one to four digits with the same separator between them, or eight digits that begin with
/// a year of this century or the last one.
fn numbers(text: &[u8]) -> Option<[Number; 3]> {
    if let [b'1', b'9', ..] | [b'2', b'0', ..] = text
        && text.len() == 8
    {
        let basic = [number(&text[..4]), number(&text[4..6]), number(&text[6..])];
        if let [Some(year), Some(month), Some(day)] = basic {
            return Some([year, month, day]);
        }
    }
    let separator = *text.iter().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let mut parts = text.split(|&byte| byte == separator).map(number);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

/// A number of one to four digits.
pub(super) fn number(digits: &[u8]) -> Option<Number> {
    if !(1..=4).contains(&digits.len()) {
        return None;
    }
    let value = digits
        .iter()
        .try_fold(0, |value: i16, byte| byte.is_ascii_digit().then(|| value * 10 + i16::from(byte - b'0')))?;
    Some(Number { value, digits: digits.len() })
}

/// Makes a date; `None` when the month has no such day.
fn calendar(year: Number, month: Number, day: Number) -> Option<Date> {
    // The calendar rejects such months more slowly, and half of all readings end here.
    if !(1..=12).contains(&month.value) {
        return None;
    }
    Date::new(year.value, i8::try_from(month.value).ok()?, i8::try_from(day.value).ok()?)
}

/// Whether the cell is an Excel day number of the years 1954 to 2173, with or without a time as decimals.
pub(super) fn is_day_number(text: &str) -> bool {
    let Some((days, time)) = text.as_bytes().split_at_checked(5) else { return false };
    let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    let time_is_one = match time {
        [] => true,
        [b'.', fraction @ ..] => !fraction.is_empty() && digits(fraction),
        _ => false,
    };
    time_is_one && digits(days) && days >= b"20000".as_slice()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).expect("a day that exists")
    }

    #[test]
    fn iso_and_year_first() {
        for text in [
            "2026-09-10",
            "2026-09-10T00:00:00",
            "2026-09-10 00:00",
            "2026-09-10 00:00:00.000",
            "2026-09-10T00:00:00.000Z",
            "2026/9/10",
        ] {
            assert_eq!(date(text), DateCell::Certain(day(2026, 9, 10)), "{text}");
        }
    }

    #[test]
    fn a_number_above_twelve_proves_the_order() {
        assert_eq!(date("25/8/2026"), DateCell::DayFirst(day(2026, 8, 25)));
        assert_eq!(date("14.08.2026"), DateCell::DayFirst(day(2026, 8, 14)));
        assert_eq!(date("8/25/2026"), DateCell::MonthFirst(day(2026, 8, 25)));
        assert_eq!(date("08-25-2026"), DateCell::MonthFirst(day(2026, 8, 25)));
        assert_eq!(date("8/25/2026 0:00"), DateCell::MonthFirst(day(2026, 8, 25)));
        assert_eq!(date("8/25/2026 12:00:00 AM"), DateCell::MonthFirst(day(2026, 8, 25)));
    }

    #[test]
    fn other_dates_have_two_readings() {
        let either = DateCell::Either { day_first: day(2026, 9, 8), month_first: day(2026, 8, 9) };
        assert_eq!(date("08/09/2026"), either);
        assert_eq!(either.in_order(None), Ok(None));
        assert_eq!(either.in_order(Some(DateOrder::DayFirst)), Ok(Some(day(2026, 9, 8))));
        assert_eq!(either.in_order(Some(DateOrder::MonthFirst)), Ok(Some(day(2026, 8, 9))));
        assert_eq!(date("7.7.2026"), DateCell::Certain(day(2026, 7, 7)));
    }

    #[test]
    fn a_cell_is_a_date_in_one_order_or_in_both() {
        assert_eq!(date_in_order(" 08/09/2026 ", DateOrder::DayFirst), Some(day(2026, 9, 8)));
        assert_eq!(date_in_order("8.9.2026", DateOrder::MonthFirst), Some(day(2026, 8, 9)));
        assert_eq!(date_in_order("25/08/2026", DateOrder::MonthFirst), None);
        assert_eq!(date_in_order("next week", DateOrder::DayFirst), None);
    }

    #[test]
    fn a_date_that_does_not_fit_the_columns_order_is_none() {
        assert_eq!(date("25/8/2026").in_order(Some(DateOrder::MonthFirst)), Err(Code::DateUnreadable));
        assert_eq!(date("8/25/2026").in_order(Some(DateOrder::DayFirst)), Err(Code::DateUnreadable));
    }

    #[test]
    fn the_basic_format_of_iso_8601_is_read() {
        assert_eq!(date("20260910"), DateCell::Certain(day(2026, 9, 10)));
        assert_eq!(date("19991231"), DateCell::Certain(day(1999, 12, 31)));
    }

    #[test]
    fn a_year_with_two_digits_needs_a_century() {
        let read = |text| date_in_century(text, Some(Century::From2000));
        assert_eq!(read("8/24/26"), DateCell::MonthFirst(day(2026, 8, 24)));
        assert_eq!(read("24.08.26"), DateCell::DayFirst(day(2026, 8, 24)));
        assert_eq!(read("08-24-26"), DateCell::MonthFirst(day(2026, 8, 24)));
        assert_eq!(read("7/7/26"), DateCell::Certain(day(2026, 7, 7)));
        assert_eq!(read("8/24/26 0:00"), DateCell::MonthFirst(day(2026, 8, 24)));
        let either = DateCell::Either { day_first: day(2026, 9, 8), month_first: day(2026, 8, 9) };
        assert_eq!(read("8/9/26"), either);
        let of_1900 = date_in_century("8/24/26", Some(Century::From1900));
        assert_eq!(of_1900, DateCell::MonthFirst(day(1926, 8, 24)));
        assert_eq!(read("29/2/00"), DateCell::DayFirst(day(2000, 2, 29)));
        let no_leap_year = date_in_century("29/2/00", Some(Century::From1900));
        assert_eq!(no_leap_year, DateCell::Bad(Code::DateUnreadable));
        assert_eq!(read("32/13/26"), DateCell::Bad(Code::DateUnreadable));
        assert_eq!(date("32/13/26"), DateCell::Bad(Code::DateUnreadable));
        assert_eq!(read("2026-09-10"), date("2026-09-10"));
    }

    #[test]
    fn a_date_that_may_begin_with_its_year_proves_no_order() {
        let read = date_in_century("24-08-26", Some(Century::From2000));
        assert_eq!(read, DateCell::DayFirstOrYear(day(2026, 8, 24)));
        assert_eq!(read.in_order(None), Ok(None));
        assert_eq!(read.in_order(Some(DateOrder::DayFirst)), Ok(Some(day(2026, 8, 24))));
        assert_eq!(read.in_order(Some(DateOrder::MonthFirst)), Err(Code::DateUnreadable));
        let late = date_in_century("24-08-99", Some(Century::From1900));
        assert_eq!(late, DateCell::DayFirst(day(1999, 8, 24)));
    }

    #[test]
    fn what_is_no_date_says_why() {
        for text in [
            "2026-02-30",
            "31/02/2026",
            "2/30/2026",
            "13/13/2026",
            "0/5/2026",
            "2026-9-1-1",
            "2026",
            "10092026",
            "20261310",
            "21260910",
            "2026O910",
            "202609100",
            "Sept 10",
            "9/10-2026",
            "9/10/026",
            "-",
            "9//2026",
            "12345678901",
            "2026-09-10 0",
            "1234.5",
            "46258.",
            "46258.A",
            "9/10/2026 00:00:00:00:00:00",
        ] {
            assert_eq!(date(text), DateCell::Bad(Code::DateUnreadable), "{text}");
        }
        for text in ["9/10/26", "10.09.26", "26-09-10"] {
            assert_eq!(date(text), DateCell::Bad(Code::DateTwoDigitYear), "{text}");
        }
        for text in ["46258", "46258.0", "46258.5"] {
            assert_eq!(date(text), DateCell::Bad(Code::DateExcelNumber), "{text}");
        }
    }
}
