//! The items of a date format: its directives, and the text between them.

use crate::record::Date;
use std::ops::RangeInclusive;

/// An item of a date format.
#[derive(Clone, Debug)]
pub(super) enum DateItem {
    /// This character.
    Character(char),
    /// Any amount of space. The character is written.
    Space(char),
    /// A number, perhaps after space.
    Number {
        part: DatePart,
        /// The maximum number of digits.
        digits: usize,
        range: RangeInclusive<i16>,
        /// The character that fills up the digits.
        padding: Option<char>,
    },
    /// One of these names, in any case.
    Name {
        part: DatePart,
        /// The number of the first name.
        first: i16,
        names: &'static [&'static str],
        /// The number of letters that are read and written.
        letters: usize,
        is_upper: bool,
    },
    /// The decimals of a second.
    Decimals,
}

/// What a number or a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum DatePart {
    Year,
    /// A year of the 2000s up to 68, and of the 1900s from 69.
    ShortYear,
    Month,
    Day,
    DayOfYear,
    /// The day of the week, from Sunday, which is 0.
    Weekday,
    /// A part of the time of day, with its number at midnight.
    Time(i16),
}

/// The parts of a date that a text states.
#[derive(Default)]
pub(super) struct DateParts {
    year: Option<i16>,
    month: Option<i16>,
    day: Option<i16>,
    day_of_year: Option<i16>,
    weekday: Option<i16>,
}

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: &[&str] = &["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const HALVES_OF_DAY: &[&str] = &["AM", "PM"];

/// More letters than a name has.
const ALL: usize = usize::MAX;

impl DateItem {
    /// The items of a format; `None` when it has an unknown directive.
    pub(super) fn all(format: &str) -> Option<Vec<Self>> {
        let (mut items, mut rest) = (Vec::new(), format.chars());
        while let Some(character) = rest.next() {
            match character {
                '%' => {
                    let next = rest.next()?;
                    let flag = ['-', '_', '0', '^'].contains(&next).then_some(next);
                    let directive = if flag.is_some() { rest.next()? } else { next };
                    items.extend(Self::directive(directive, flag)?);
                }
                space if space.is_ascii_whitespace() => items.push(Self::Space(space)),
                other => items.push(Self::Character(other)),
            }
        }
        Some(items)
    }

    /// The items of a directive.
    fn directive(directive: char, flag: Option<char>) -> Option<Vec<Self>> {
        let number = |part, digits, range, usual| {
            let padding = match flag {
                Some('-') => None,
                Some('_') => Some(' '),
                Some('0') => Some('0'),
                _ => Some(usual),
            };
            Self::Number { part, digits, range, padding }
        };
        let name = |part, first, names, letters| {
            let is_upper = flag == Some('^');
            Self::Name { part, first, names, letters, is_upper }
        };
        Some(vec![match directive {
            '%' => Self::Character('%'),
            'Y' => number(DatePart::Year, 4, 0..=9999, '0'),
            'y' => number(DatePart::ShortYear, 2, 0..=99, '0'),
            'm' => number(DatePart::Month, 2, 1..=12, '0'),
            'd' => number(DatePart::Day, 2, 1..=31, '0'),
            'e' => number(DatePart::Day, 2, 1..=31, ' '),
            'j' => number(DatePart::DayOfYear, 3, 1..=366, '0'),
            'H' => number(DatePart::Time(0), 2, 0..=23, '0'),
            'k' => number(DatePart::Time(0), 2, 0..=23, ' '),
            'I' => number(DatePart::Time(12), 2, 1..=12, '0'),
            'l' => number(DatePart::Time(12), 2, 1..=12, ' '),
            'M' => number(DatePart::Time(0), 2, 0..=59, '0'),
            'S' => number(DatePart::Time(0), 2, 0..=60, '0'),
            'f' => Self::Decimals,
            'B' => name(DatePart::Month, 1, MONTHS, ALL),
            'b' | 'h' => name(DatePart::Month, 1, MONTHS, 3),
            'A' => name(DatePart::Weekday, 0, WEEKDAYS, ALL),
            'a' => name(DatePart::Weekday, 0, WEEKDAYS, 3),
            'p' => name(DatePart::Time(0), 0, HALVES_OF_DAY, ALL),
            'D' => return Self::all("%m/%d/%y"),
            'F' => return Self::all("%Y-%m-%d"),
            'R' => return Self::all("%H:%M"),
            'T' => return Self::all("%H:%M:%S"),
            _ => return None,
        }])
    }

    /// Reads the item at the start of a text, and returns the rest of the text.
    pub(super) fn read<'text>(&self, text: &'text str, parts: &mut DateParts) -> Option<&'text str> {
        match self {
            Self::Character(character) => text.strip_prefix(*character),
            Self::Space(_) => Some(text.trim_ascii_start()),
            Self::Number { part, digits, range, .. } => {
                let (number, rest) = split_digits(text.trim_ascii_start(), *digits)?;
                let number = number.parse().ok().filter(|number| range.contains(number))?;
                parts.set(*part, number);
                Some(rest)
            }
            Self::Name { part, first, names, letters, .. } => {
                let read = |name: &&str| {
                    let (start, rest) = text.split_at_checked(name.len().min(*letters))?;
                    name[..start.len()].eq_ignore_ascii_case(start).then_some(rest)
                };
                let (number, rest) =
                    (*first..).zip(names.iter().map(read)).find(|(_, rest)| rest.is_some())?;
                parts.set(*part, number);
                rest
            }
            Self::Decimals => split_digits(text, 9).map(|(_, rest)| rest),
        }
    }

    /// Writes the item of a date at midnight.
    pub(super) fn write(&self, date: Date, text: &mut String) {
        match self {
            Self::Character(character) | Self::Space(character) => text.push(*character),
            Self::Number { part, digits, padding, .. } => {
                let number = part.of(date).to_string();
                let missing = padding.iter().cycle().take(digits.saturating_sub(number.len()));
                text.extend(missing);
                text.push_str(&number);
            }
            Self::Name { part, first, names, letters, is_upper } => {
                let name = names[usize::from((part.of(date) - first).unsigned_abs())];
                let name = &name[..name.len().min(*letters)];
                text.push_str(&if *is_upper { name.to_ascii_uppercase() } else { name.to_owned() });
            }
            Self::Decimals => text.push('0'),
        }
    }
}

/// Splits digits off the start of a text, at least one and at most this many.
fn split_digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    (count > 0).then(|| text.split_at(count))
}

impl DatePart {
    /// The number of the part in a date at midnight.
    fn of(self, date: Date) -> i16 {
        match self {
            Self::Year => date.year(),
            Self::ShortYear => date.year() % 100,
            Self::Month => date.month().into(),
            Self::Day => date.day().into(),
            Self::DayOfYear => date.civil().day_of_year(),
            Self::Weekday => weekday(date),
            Self::Time(at_midnight) => at_midnight,
        }
    }
}

fn weekday(date: Date) -> i16 {
    date.civil().weekday().to_sunday_zero_offset().into()
}

impl DateParts {
    fn set(&mut self, part: DatePart, number: i16) {
        match part {
            DatePart::Year => self.year = Some(number),
            DatePart::ShortYear => self.year = Some(number + if number <= 68 { 2000 } else { 1900 }),
            DatePart::Month => self.month = Some(number),
            DatePart::Day => self.day = Some(number),
            DatePart::DayOfYear => self.day_of_year = Some(number),
            DatePart::Weekday => self.weekday = Some(number),
            DatePart::Time(_) => {}
        }
    }

    /// The date; `None` when there is no such date, or a part is missing.
    pub(super) fn date(&self) -> Option<Date> {
        let year = self.year?;
        let date = match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month.try_into().ok()?, day.try_into().ok()?)?,
            _ => {
                Date::constant(year, 1, 1).civil().with().day_of_year(self.day_of_year?).build().ok()?.into()
            }
        };
        self.weekday.is_none_or(|named| named == weekday(date)).then_some(date)
    }
}
