//! Formats of dates.

use super::date_item::{DateItem, DateParts};
use crate::record::Date;

/// A format of a date with the directives of `strptime` that docs/TEMPLATES.md lists, such as `%m/%d/%Y`.
/// Leading zeros are optional. A time of day, when the format names one, does not matter.
#[derive(Clone, Debug)]
pub struct DateFormat(Vec<DateItem>);

impl DateFormat {
    /// The maximum length of the text, in characters.
    pub const LONGEST: usize = 80;

    /// The format with this text. `None` when the text is too long, or does not name a year, a month and a
    /// day.
    pub fn new(text: &str) -> Option<Self> {
        let is_short = text.chars().count() <= Self::LONGEST;
        let format = Self(DateItem::all(text).filter(|_| is_short)?);
        let is_read_back = |date: &Date| format.read(&format.write(*date)) == Some(*date);
        PROBES.iter().all(is_read_back).then_some(format)
    }

    /// A date in the format, at midnight.
    pub fn write(&self, date: Date) -> String {
        let mut text = String::new();
        self.0.iter().for_each(|item| item.write(date, &mut text));
        text
    }

    /// The date of a whole cell; `None` when the cell has another format. A year has four digits, unless the
    /// format is one of years with two digits.
    pub fn read(&self, cell: &str) -> Option<Date> {
        let mut parts = DateParts::default();
        let rest = self.0.iter().try_fold(cell, |text, item| item.read(text, &mut parts))?;
        // `%Y` reads the year 26.
        parts.date().filter(|date| rest.is_empty() && date.year() >= 1000)
    }
}

/// Dates without a part in common. A format that misses a part does not read back one of them.
const PROBES: [Date; 2] = [Date::constant(2026, 11, 28), Date::constant(2031, 3, 7)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_in_its_format() {
        for (format, cell) in [
            ("%Y-%m-%d", "2026-09-05"),
            ("%m/%d/%Y", "9/5/2026"),
            ("%d.%m.%y", "05.09.26"),
            ("%Y%m%d", "20260905"),
            ("%d %B %Y", "5 September 2026"),
            ("%b %d, %Y", "Sep 5, 2026"),
            ("%Y/%j", "2026/248"),
            ("%m/%d/%Y %H:%M", "9/5/2026 13:45"),
        ] {
            let read = DateFormat::new(format).and_then(|format| format.read(cell));
            assert_eq!(read, Some(Date::constant(2026, 9, 5)), "{format}");
        }
        for (format, cell) in [
            ("%Y-%m-%d", "9/5/2026"),
            ("%m/%d/%Y", "9/5/26"),
            ("%m/%d/%Y", "13/5/2026"),
            ("%m/%d/%Y", "2/30/2026"),
            ("%m/%d/%Y", "9/5/2026 0:00"),
            ("%d.%m.%y", "05.09.2026"),
            ("%Y%m%d", "46258"),
        ] {
            let format = DateFormat::new(format).expect("a format");
            assert_eq!(format.read(cell), None, "{format:?} {cell}");
        }
    }

    #[test]
    fn what_is_no_format() {
        let long = format!("%Y-%m-%d{}", " ".repeat(80));
        for text in ["", "2026-09-05", "%m/%Y", "%d/%m", "%Y", "%Y-%m-%d %", "%Y-%m-%q", "%H:%M", &long] {
            assert!(DateFormat::new(text).is_none(), "{text}");
        }
    }
}
