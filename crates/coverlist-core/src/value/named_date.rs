//! Dates with the name of their month, in English and Spanish.

use super::date::{Number, number};
use std::ops::RangeInclusive;

/// The numbers of a date with the name of its month.
pub(super) struct NamedDate {
    pub(super) year: Number,
    pub(super) month: Number,
    pub(super) day: Number,
    /// The day of the week before the date, from 1 for Monday.
    pub(super) weekday: Option<i8>,
}

/// The number of digits of day and year, without which the words are not worth reading.
const DIGITS: RangeInclusive<usize> = 3..=6;

/// Reads `24 Aug 2026`, `August 24th, 2026`, `24-ago-26`, `24 de agosto de 2026`, `2026-Aug-24` or
/// `Mon, 24 Aug 2026`.
pub(super) fn named_date(text: &str) -> Option<NamedDate> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if !DIGITS.contains(&digits) {
        return None;
    }
    let mut words = words(text)?;
    words.retain(|word| !LINKS.contains(&&**word));
    let weekday = if words.len() == 4 { Some(weekday(&words.remove(0))?) } else { None };
    let [first, second, third] = words.try_into().ok()?;
    let (day, month, year) = match (month(&first), month(&second)) {
        (Some(month), _) => (number(second.as_bytes())?, month, number(third.as_bytes())?),
        (_, Some(month)) => match number(first.as_bytes())? {
            year @ Number { digits: 4, .. } => (number(third.as_bytes())?, month, year),
            day => (day, month, number(third.as_bytes())?),
        },
        _ => return None,
    };
    (day.digits <= 2 && matches!(year.digits, 2 | 4)).then_some(NamedDate { year, month, day, weekday })
}

/// The words and numbers of a text in lower case; `None` when anything else than separators is between them.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut kind_before = None;
    for c in text.chars() {
        let kind = if c.is_ascii_digit() {
            Some(true)
        } else if c.is_alphabetic() {
            Some(false)
        } else if c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',') {
            None
        } else {
            return None;
        };
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == kind_before => word.extend(c.to_lowercase()),
            _ if kind.is_some() => words.push(c.to_lowercase().collect()),
            _ => {}
        }
        kind_before = kind;
    }
    Some(words)
}

/// What is between and behind the numbers of a date: `24th of August`, `1.º de agosto de 2026`.
const LINKS: [&str; 9] = ["st", "nd", "rd", "th", "of", "de", "del", "º", "ro"];

/// The number of a month by its name or its first three letters.
fn month(word: &str) -> Option<Number> {
    let is_other = |other: &[&str]| other.contains(&word);
    let place = if is_other(&["sept", "set", "setiembre"]) {
        8
    } else {
        place(word, &[&ENGLISH_MONTHS, &SPANISH_MONTHS])?
    };
    Some(Number { value: place as i16 + 1, digits: 2 })
}

/// The day of the week by its name or its first three letters.
fn weekday(word: &str) -> Option<i8> {
    place(word, &[&ENGLISH_WEEKDAYS, &SPANISH_WEEKDAYS]).map(|place| place as i8 + 1)
}

/// The place of a word in one of the lists of names.
fn place(word: &str, lists: &[&[&str]]) -> Option<usize> {
    let is_meant =
        |name: &str| name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || word.chars().count() == 3);
    lists.iter().find_map(|names| names.iter().position(|name| is_meant(name)))
}

const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SPANISH_MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const ENGLISH_WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SPANISH_WEEKDAYS: [&str; 7] =
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i16, i16, i16)> {
        named_date(text).map(|date| (date.year.value, date.month.value, date.day.value))
    }

    #[test]
    fn the_forms_of_a_date_with_the_name_of_its_month() {
        for text in [
            "24 Aug 2026",
            "24-Aug-2026",
            "24/AUG/2026",
            "24. August 2026",
            "24AUG2026",
            "24th August 2026",
            "24th of August, 2026",
            "August 24, 2026",
            "Aug. 24, 2026",
            "Aug 24th, 2026",
            "Aug-24-2026",
            "2026-Aug-24",
            "2026 August 24",
            "24-ago-2026",
            "24 ago. 2026",
            "24 de agosto de 2026",
            "24 de Agosto del 2026",
            "24\u{A0}Aug\u{A0}2026",
            "Mon, 24 Aug 2026",
            "Monday, August 24, 2026",
            "lunes, 24 de agosto de 2026",
            "lun. 24 ago 2026",
        ] {
            assert_eq!(read(text), Some((2026, 8, 24)), "{text}");
        }
        assert_eq!(read("24-AUG-26"), Some((26, 8, 24)));
        assert_eq!(read("Aug-24-26"), Some((26, 8, 24)));
        assert_eq!(read("1.º de enero de 2027"), Some((2027, 1, 1)));
    }

    #[test]
    fn every_month_has_its_names() {
        for (number, names) in [
            (1, "Jan January ene enero"),
            (2, "Feb February febrero"),
            (3, "Mar March marzo"),
            (4, "Apr April abr abril"),
            (5, "May mayo"),
            (6, "Jun June junio"),
            (7, "Jul July julio"),
            (8, "Aug August ago agosto"),
            (9, "Sep Sept September septiembre set setiembre"),
            (10, "Oct October octubre"),
            (11, "Nov November noviembre"),
            (12, "Dec December dic diciembre"),
        ] {
            for name in names.split(' ') {
                assert_eq!(read(&format!("5 {name} 2026")), Some((2026, number, 5)), "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_such_date() {
        for text in [
            "",
            "Aug",
            "24 Aug",
            "Aug 2026",
            "August 24",
            "24 Augu 2026",
            "24 Au 2026",
            "24 Foo 2026",
            "24 Aug 026",
            "124 Aug 2026",
            "Aug 24 2 26",
            "24 Aug 20261",
            "Foo, 24 Aug 2026",
            "24 Aug 2026 x",
            "24_Aug_2026",
            "24 8 2026",
            "Aug Aug 2026",
            "2026 24 Aug",
            "Mon 24 8 2026",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
