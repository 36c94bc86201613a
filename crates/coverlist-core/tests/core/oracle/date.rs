//! Dates, with what is before and behind them.

use super::text::{has_word, is, is_digits};
use coverlist_core::record::Date;
use coverlist_core::value::{Century, DateOrder};
use regex_lite::Regex;

/// A text as a date in both orders of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readings {
    pub day_first: Option<Date>,
    pub month_first: Option<Date>,
    /// Whether the year comes first.
    pub is_iso: bool,
    /// Whether the last two digits of the year may come first, so that the date proves no order.
    pub may_begin_with_year: bool,
}

impl Readings {
    /// The date in one order; without an order, the date that every possible order gives.
    pub fn in_order(self, order: Option<DateOrder>) -> Option<Date> {
        match order {
            Some(DateOrder::DayFirst) => self.day_first,
            Some(DateOrder::MonthFirst) => self.month_first,
            None => self.day_first.or(self.month_first).filter(|_| !self.is_ambiguous()),
        }
    }

    /// Whether only one order gives a date.
    pub fn has_one_order(self) -> bool {
        self.day_first.is_some() != self.month_first.is_some() && !self.is_ambiguous()
    }

    /// Whether both orders give a date, and not the same one.
    pub fn is_ambiguous(self) -> bool {
        let has_both = self.day_first.is_some() && self.month_first.is_some();
        (has_both && self.day_first != self.month_first)
            || (self.may_begin_with_year && self.day_first.is_some())
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    ExcelNumber,
    TwoDigitYear,
    Weekday,
    TimeZone,
    Unreadable,
}

/// Reads a date with or without a time.
pub fn date(text: &str) -> Result<Readings, NoDate> {
    date_in(text, None)
}

/// Reads a date whose year may have two digits, when the century is known.
pub fn date_in(text: &str, century: Option<Century>) -> Result<Readings, NoDate> {
    if is(text, r"^[2-9]\d{4}(\.\d+)?$") {
        return Err(NoDate::ExcelNumber);
    }
    let (day, has_zone) = time_behind(text).map_or((text, false), |time| (time.day, time.has_zone));
    match in_words(day).map_or_else(|| in_numbers(day, century), |words| words.read(century)) {
        Err(NoDate::Unreadable) => Err(NoDate::Unreadable),
        _ if has_zone => Err(NoDate::TimeZone),
        read => read,
    }
}

/// Whether a date has a time of the day behind it that is not midnight.
pub fn has_dropped_time(text: &str) -> bool {
    let is_date = matches!(date(text), Ok(_) | Err(NoDate::TwoDigitYear));
    is_date && time_behind(text).is_some_and(|time| !time.is_midnight)
}

/// A time behind a date.
struct TimeBehind<'t> {
    day: &'t str,
    /// Whether the time is of a zone in which the day may be another one.
    has_zone: bool,
    is_midnight: bool,
}

/// Splits a text into a date and the time behind it.
fn time_behind(text: &str) -> Option<TimeBehind<'_>> {
    let expression = r"^([^:]*?)(\d+):(\d\d)(:(\d\d))?([.,]\d+)?((?s:\D.*))?$";
    let parts = Regex::new(expression).expect("the expression is right").captures(text)?;
    let part = |index: usize| parts.get(index).map_or("", |part| part.as_str());
    let (before, fraction, rest) = (part(1), part(6), part(7));
    let day = before.strip_suffix('T').unwrap_or_else(|| before.trim_end());
    if day.len() == before.len() || (fraction.is_empty() && rest.starts_with(['.', ','])) {
        return None;
    }
    let rest: String = rest.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let rest = rest.to_ascii_lowercase();
    let half = ["am", "pm"].into_iter().find(|half| rest.starts_with(half));
    let zone = &rest[half.map_or(0, str::len)..];
    let hour: u32 = part(2).parse().ok()?;
    let is_hour = if half.is_some() { hour > 0 && hour <= 12 } else { hour < 24 };
    if !is_hour || part(3) > "59" || part(5) > "59" {
        return None;
    }
    let is_zero = |text: &str| !text.contains(|c: char| ('1'..='9').contains(&c));
    let is_first_hour = if half.is_some() { hour == 12 && half == Some("am") } else { hour == 0 };
    let is_midnight = is_first_hour && [part(3), part(5), fraction].into_iter().all(is_zero);
    let is_utc = ["z", "utc", "gmt", "+00:00", "+0000", "+00"].contains(&zone);
    let is_zone = is(zone, "^([-+−][0-9]|z|utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|akst|akdt|hst|cet|cest)");
    let has_zone = !(zone.is_empty() || is_utc && is_midnight);
    let day = day.strip_suffix(',').unwrap_or(day);
    (zone.is_empty() || is_zone).then_some(TimeBehind { day, has_zone, is_midnight })
}

/// A date with the name of its month.
struct InWords {
    year: String,
    month: usize,
    day: String,
    weekday: Option<usize>,
}

/// Reads a date with the name of its month, and perhaps of its day of the week.
fn in_words(text: &str) -> Option<InWords> {
    if text.contains(|c: char| {
        !c.is_alphabetic() && !c.is_ascii_digit() && !c.is_whitespace() && !"-/.,".contains(c)
    }) {
        return None;
    }
    // A number and the word behind it are two words.
    let mut spaced = String::new();
    for c in text.chars() {
        let last = spaced.chars().last();
        if !c.is_alphabetic() && !c.is_ascii_digit() {
            spaced.push(' ');
            continue;
        }
        if last.is_some_and(|last| last != ' ' && last.is_ascii_digit() != c.is_ascii_digit()) {
            spaced.push(' ');
        }
        spaced.extend(c.to_lowercase());
    }
    let is_link = |word: &&str| ["st", "nd", "rd", "th", "of", "de", "del", "º", "ro"].contains(word);
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty() && !is_link(word)).collect();
    let (weekday, rest) = match &words[..] {
        [weekday, rest @ ..] if rest.len() == 3 => (Some(name_in(weekday, WEEKDAYS)?), rest),
        rest => (None, rest),
    };
    let &[first, second, third] = rest else { return None };
    let (year, month, day) = if is(first, r"^\d{4}$") {
        (first, second, third)
    } else if is(first, r"^\d") {
        (third, second, first)
    } else {
        (third, first, second)
    };
    let month = name_in(month, MONTHS)?;
    (is(year, r"^(\d\d|\d{4})$") && is(day, r"^\d\d?$")).then(|| InWords {
        year: year.to_owned(),
        month,
        day: day.to_owned(),
        weekday,
    })
}

impl InWords {
    fn read(&self, century: Option<Century>) -> Result<Readings, NoDate> {
        let is_short = self.year.len() == 2;
        let first_year = if is_short { century.unwrap_or(Century::From2000).first_year() } else { 0 };
        let year = first_year + self.year.parse::<u16>().unwrap_or(0);
        let text = format!("{year:04}-{:02}-{:0>2}", self.month, self.day);
        let Ok(date) = text.parse::<Date>() else { return Err(NoDate::Unreadable) };
        if is_short && century.is_none() {
            return Err(NoDate::TwoDigitYear);
        }
        if !is_short && self.weekday.is_some_and(|weekday| weekday != weekday_of(date)) {
            return Err(NoDate::Weekday);
        }
        Ok(Readings {
            day_first: Some(date),
            month_first: Some(date),
            is_iso: false,
            may_begin_with_year: false,
        })
    }
}

/// The day of the week from 1 for Monday, by Zeller's congruence.
fn weekday_of(date: Date) -> usize {
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let (year, month) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    // Saturday is 0.
    let of_week = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400).rem_euclid(7);
    ((of_week + 5) % 7 + 1) as usize
}

/// The number of a name in a list, whose lines hold the names of one day or month.
fn name_in(word: &str, list: &str) -> Option<usize> {
    list.split('|').position(|names| has_word(names, word)).map(|place| place + 1)
}

const MONTHS: &str = " jan january ene enero | feb february febrero | mar march marzo | apr april abr abril \
     | may mayo | jun june junio | jul july julio | aug august ago agosto \
     | sep sept september set septiembre setiembre | oct october octubre | nov november noviembre \
     | dec december dic diciembre ";

const WEEKDAYS: &str = " mon monday lun lunes | tue tuesday mar martes | wed wednesday mié miércoles \
     | thu thursday jue jueves | fri friday vie viernes | sat saturday sáb sábado | sun sunday dom domingo ";

/// Reads three numbers with the same sign between them.
fn in_numbers(text: &str, century: Option<Century>) -> Result<Readings, NoDate> {
    let basic = is(text, r"^(19|20)\d{6}$").then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    let text = basic.as_deref().unwrap_or(text);
    let number = |part: &str| part.parse::<i16>().unwrap_or(-1);
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let day = |year: usize, month: usize, day: usize| {
        let (month, day) = (i8::try_from(number(parts[month])).ok()?, i8::try_from(number(parts[day])).ok()?);
        Date::new(number(parts[year]), month, day)
    };
    let readings = if is(text, r"^\d{4}(-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d?$") {
        let date = day(0, 1, 2);
        Readings { day_first: date, month_first: date, is_iso: true, may_begin_with_year: false }
    } else if is(text, r"^\d\d?(-\d\d?-|/\d\d?/|\.\d\d?\.)\d{4}$") {
        Readings {
            day_first: day(2, 1, 0),
            month_first: day(2, 0, 1),
            is_iso: false,
            may_begin_with_year: false,
        }
    } else if is(text, r"^\d\d?(-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d$") {
        let first_year = century.unwrap_or(Century::From2000).first_year();
        let whole = |year: usize| format!("{}", first_year + parts[year].parse::<u16>().unwrap_or(0));
        let day = |year: usize, month: usize, day: usize| {
            format!("{}-{:0>2}-{:0>2}", whole(year), parts[month], parts[day]).parse::<Date>().ok()
        };
        let (day_first, month_first) = (day(2, 1, 0), day(2, 0, 1));
        if century.is_none() && (day_first.is_some() || month_first.is_some()) {
            return Err(NoDate::TwoDigitYear);
        }
        let begins_with_year = text.contains('-') && month_first.is_none() && day(0, 1, 2).is_some();
        Readings { day_first, month_first, is_iso: false, may_begin_with_year: begins_with_year }
    } else {
        return Err(NoDate::Unreadable);
    };
    let is_day = readings.day_first.is_some() || readings.month_first.is_some();
    if is_day { Ok(readings) } else { Err(NoDate::Unreadable) }
}

/// Whether a text looks like a date: programs turn keys such as `3-5` into dates.
pub fn is_date(text: &str) -> bool {
    let is_in_words = in_words(time_behind(text).map_or(text, |time| time.day)).is_some();
    match date(text) {
        Ok(_) if !is_in_words && !is_digits(text) => true,
        Err(NoDate::TwoDigitYear) if text.contains('/') => true,
        _ => is(
            text,
            r"^(\d\d?-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\d{2,4})?|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2,4})$",
        ),
    }
}

/// Whether programs write this day for "no date".
pub fn is_no_day(day: Date) -> bool {
    const DAYS: &str = " 0001-01-01 1601-01-01 1753-01-01 1800-01-01 1899-12-30 1899-12-31 1900-01-01 \
         1900-01-02 1901-01-01 1904-01-01 1969-12-31 1970-01-01 2079-06-06 2099-12-31 ";
    day.year() >= 2999 || has_word(DAYS, &day.to_string())
}

/// Whether a text is the day before the first one of Excel.
pub fn is_day_zero(text: &str) -> bool {
    ["1/0/1900", "0/1/1900", "00/01/1900", "1900-01-00"].contains(&text)
}

/// Whether a text is a day for "no date" in one of its orders, with any time.
pub fn is_no_date(text: &str) -> bool {
    let is_of_now = |year: Option<&str>| {
        year.is_some_and(|year| is(year, r"(?s)^20\d.$") && !["2079", "2099"].contains(&year))
    };
    if is_of_now(text.get(..4)) || is_of_now(text.len().checked_sub(4).and_then(|at| text.get(at..))) {
        return false;
    }
    let day = time_behind(text).map_or(text, |time| time.day);
    match date(day) {
        Ok(readings) => [readings.day_first, readings.month_first].into_iter().flatten().any(is_no_day),
        Err(_) => is_day_zero(day),
    }
}
