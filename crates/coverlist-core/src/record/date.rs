//! Days of the calendar.

use jiff::civil;
use serde::de::{Deserialize, Deserializer, Error, Unexpected};
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A day of the calendar. Its text is an ISO 8601 date, such as `2026-09-05`. The calendar is jiff's; its
/// reader and printer of texts would be a tenth of the page.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// The day with these numbers; `None` when there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// A day that exists, as a constant. Panics when it does not exist.
    pub const fn constant(year: i16, month: i8, day: i8) -> Self {
        Self(civil::Date::constant(year, month, day))
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day this many days later; the last day of the calendar if there is none.
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::ToSpan::days(days)))
    }

    /// The number of days until another day; negative if it is earlier.
    pub fn days_until(self, other: Self) -> i32 {
        (other.0 - self.0).get_days()
    }

    /// The day of the week, from 1 for Monday.
    pub(crate) fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The day in the calendar.
    pub(crate) const fn civil(self) -> civil::Date {
        self.0
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not an ISO 8601 date with ten characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YYYY-MM-DD")
    }
}

impl std::error::Error for NoDate {}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return Err(NoDate) };
        let month = number(&[m1, m2]).and_then(|month| month.try_into().ok());
        let day = number(&[d1, d2]).and_then(|day| day.try_into().ok());
        let year = number(&[y1, y2, y3, y4]);
        year.zip(month).zip(day).and_then(|((year, month), day)| Self::new(year, month, day)).ok_or(NoDate)
    }
}

fn number(digits: &[u8]) -> Option<i16> {
    let add = |number: i16, digit: &u8| digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'));
    digits.iter().try_fold(0, add)
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(|NoDate| D::Error::invalid_value(Unexpected::Other("text"), &"YYYY-MM-DD"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        civil::Date::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        civil::Date::json_schema(generator)
    }

    fn inline_schema() -> bool {
        civil::Date::inline_schema()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_one_text() {
        for text in ["2026-09-05", "0998-12-31", "2028-02-29", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().expect("a date").to_string(), text);
        }
        for text in [
            "",
            "2026-9-5",
            "2026-09-5",
            "20260905",
            "2026/09/05",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "+026-09-05",
            "2026-09-+5",
            "2026-09-05T00:00",
            " 2026-09-05",
            "2026-09-0５",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NoDate), "{text}");
        }
    }
}
