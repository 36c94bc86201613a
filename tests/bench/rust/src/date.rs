//! Dates, and the order of day and month that a cell proves. A day is a number: 2026-09-10 is 20260910.

use crate::code::{
    CELL_NOTHING, Code, DATE_EXCEL_NUMBER, DATE_ORDER_DOUBTFUL, DATE_ORDER_MIXED, DATE_ORDER_UNKNOWN,
    DATE_SENTINEL, DATE_TWO_DIGIT_YEAR, DATE_UNREADABLE,
};
use crate::text::is_nothing;

/// A date cell. A reading is 0 when the cell has none in that order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateCell {
    pub day_first: u32,
    pub month_first: u32,
    /// Whether the cell begins with the year.
    pub is_iso: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

impl DateCell {
    pub const fn is_none(self) -> bool {
        self.day_first == 0 && self.month_first == 0
    }

    /// The day in the order of the column: `None` when it needs an order and there is none.
    pub fn in_order(self, order: Option<Order>) -> Result<Option<u32>, Code> {
        let single = self.day_first.max(self.month_first);
        let day = match order {
            Some(Order::DayFirst) => self.day_first,
            Some(Order::MonthFirst) => self.month_first,
            None if self.day_first == 0 || self.month_first == 0 || self.day_first == self.month_first => {
                single
            }
            None => return Ok(None),
        };
        if day == 0 { Err(DATE_UNREADABLE) } else { Ok(Some(day)) }
    }
}

/// Reads a cell.
pub fn date(text: &str) -> Result<DateCell, Code> {
    if is_day_number(text) {
        return Err(DATE_EXCEL_NUMBER);
    }
    let [one, two, three] = numbers(without_midnight(text)).ok_or(DATE_UNREADABLE)?;
    let read = match (one.digits, two.digits, three.digits) {
        (4, 1..=2, 1..=2) => {
            let day = calendar(one.value, two.value, three.value);
            DateCell { day_first: day, month_first: day, is_iso: true }
        }
        (1..=2, 1..=2, 4) => DateCell {
            day_first: calendar(three.value, two.value, one.value),
            month_first: calendar(three.value, one.value, two.value),
            is_iso: false,
        },
        (1..=2, 1..=2, 2) => return Err(DATE_TWO_DIGIT_YEAR),
        _ => return Err(DATE_UNREADABLE),
    };
    if read.is_none() { Err(DATE_UNREADABLE) } else { Ok(read) }
}

#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

fn numbers(text: &str) -> Option<[Number; 3]> {
    let bytes = text.as_bytes();
    let separator = *bytes.iter().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let mut parts = bytes.split(|&byte| byte == separator).map(number);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn number(digits: &[u8]) -> Option<Number> {
    if !(1..=4).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = digits.iter().fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
    Some(Number { value, digits: digits.len() })
}

/// The day as a number; 0 when the month has no such day.
fn calendar(year: u32, month: u32, day: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if (1..=days).contains(&day) { year * 10_000 + month * 100 + day } else { 0 }
}

fn without_midnight(text: &str) -> &str {
    if text.len() <= 10 {
        return text;
    }
    match text.split_once([' ', 'T']) {
        Some((date, time)) if is_midnight(time.trim()) => date,
        _ => text,
    }
}

fn is_midnight(time: &str) -> bool {
    let time = time.strip_suffix('Z').unwrap_or(time);
    let (time, hours): (_, &[_]) = match time.strip_suffix(" AM").or_else(|| time.strip_suffix(" am")) {
        Some(time) => (time, &["12"]),
        None => (time, &["0", "00"]),
    };
    let Some((hour, rest)) = time.split_once(':') else { return false };
    let (minute, rest) = rest.split_once(':').unwrap_or((rest, "00"));
    let (second, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
    hours.contains(&hour)
        && [minute, second] == ["00", "00"]
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte == b'0')
}

fn is_day_number(text: &str) -> bool {
    let Some((days, time)) = text.as_bytes().split_at_checked(5) else { return false };
    let are_digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    let is_time = match time {
        [] => true,
        [b'.', fraction @ ..] => !fraction.is_empty() && are_digits(fraction),
        _ => false,
    };
    is_time && are_digits(days) && days >= b"20000".as_slice()
}

/// The reason why a filled date cell counts as blank.
pub fn no_date(text: &str) -> Option<Code> {
    if is_of_now(text) {
        None
    } else if is_nothing(text) {
        Some(CELL_NOTHING)
    } else {
        is_sentinel(text).then_some(DATE_SENTINEL)
    }
}

/// Whether a text begins or ends with a year of this century, as nearly every date does.
fn is_of_now(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_year = |year: &[u8]| {
        year.starts_with(b"20") && year.iter().all(u8::is_ascii_digit) && !matches!(&year[2..], b"79" | b"99")
    };
    bytes.len() >= 4 && (is_year(&bytes[..4]) || is_year(&bytes[bytes.len() - 4..]))
}

fn is_sentinel(text: &str) -> bool {
    let alone = text.split([' ', 'T']).next().unwrap_or(text);
    match date(alone) {
        Ok(read) => [read.day_first, read.month_first].into_iter().any(is_sentinel_day),
        Err(_) => ["1/0/1900", "0/1/1900", "00/01/1900", "1900-01-00"].contains(&alone),
    }
}

fn is_sentinel_day(day: u32) -> bool {
    const SENTINELS: [u32; 14] = [
        10101, 17530101, 16010101, 18991230, 18991231, 19000101, 19010101, 19040101, 19691231, 19700101,
        20790606, 20991231, 18000101, 19000102,
    ];
    day >= 29_990_000 || SENTINELS.contains(&day)
}

/// The counts by which a column proves its order.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateProof {
    day_first: u32,
    month_first: u32,
    either: u32,
    iso_up_to_twelve: u32,
    iso_above_twelve: u32,
}

impl DateProof {
    pub const fn add(&mut self, read: DateCell) {
        match (read.day_first, read.month_first) {
            (0, _) => self.month_first += 1,
            (_, 0) => self.day_first += 1,
            (one, other) if one != other => self.either += 1,
            (day, _) if read.is_iso && day % 100 <= 12 => self.iso_up_to_twelve += 1,
            (_, _) if read.is_iso => self.iso_above_twelve += 1,
            _ => {}
        }
    }

    /// The order that at least one row proves and no row contradicts.
    pub const fn order(&self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (1.., 0) => Some(Order::DayFirst),
            (0, 1..) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    const fn proving(&self) -> u32 {
        if self.day_first > 0 { self.day_first } else { self.month_first }
    }

    const fn is_weak(&self) -> bool {
        self.either >= 10 * self.proving()
    }

    /// The code of the doubt about the order, given the other column.
    pub fn doubt(&self, other: &Self) -> Option<Code> {
        if self.day_first > 0 && self.month_first > 0 {
            return Some(DATE_ORDER_MIXED);
        }
        if self.either == 0 {
            return None;
        }
        let Some(order) = self.order() else { return Some(DATE_ORDER_UNKNOWN) };
        let is_doubtful = match other.order().filter(|_| !other.is_weak()) {
            Some(other) if other != order => self.either >= self.proving(),
            Some(_) => false,
            None => self.is_weak(),
        };
        is_doubtful.then_some(DATE_ORDER_DOUBTFUL)
    }

    pub const fn is_half_converted(&self) -> bool {
        let (turned, left) = (self.iso_up_to_twelve, self.proving());
        turned > 0 && left > 0 && turned + left > 2 && self.iso_above_twelve == 0 && self.either == 0
    }
}
