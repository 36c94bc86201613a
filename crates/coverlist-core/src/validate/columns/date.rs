//! The kinds of dates that depend on the order of day and month, or on a century.

use super::Kind;
use crate::findings::Code;
use crate::record::Date;
use crate::value::{Century, Checker, DateCell, date, date_in_century};

/// The order in which a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validate) enum DateForm {
    /// The day comes first, which the cell proves.
    DayFirst,
    /// The month comes first, which the cell proves.
    MonthFirst,
    /// The cell needs an order.
    Either,
    /// The year comes first, and the day is at most 12.
    YearFirstUpToTwelve,
    /// The year comes first, and the day is later.
    YearFirstAboveTwelve,
    /// The cell proves nothing, and needs no order.
    Other,
}

/// The years of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validate) enum Years {
    /// Four digits, from 2000 to 2099.
    Of2000,
    /// Four digits of another century.
    OfOther,
    /// Two digits, from 00 to 49.
    Short,
    /// Two digits, from 50 to 99.
    ShortLate,
}

impl Years {
    /// Whether the year has two digits.
    pub(in crate::validate) const fn are_short(self) -> bool {
        matches!(self, Self::Short | Self::ShortLate)
    }

    fn of(date: Date, is_short: bool) -> Self {
        match date.year() {
            2000..=2049 if is_short => Self::Short,
            _ if is_short => Self::ShortLate,
            2000..=2099 => Self::Of2000,
            _ => Self::OfOther,
        }
    }
}

const FORMS: [DateForm; 6] = [
    DateForm::DayFirst,
    DateForm::MonthFirst,
    DateForm::Either,
    DateForm::YearFirstUpToTwelve,
    DateForm::YearFirstAboveTwelve,
    DateForm::Other,
];
const YEARS: [Years; 4] = [Years::Of2000, Years::OfOther, Years::Short, Years::ShortLate];

impl Kind {
    /// The number of kinds of dates.
    pub(super) const DATES_COUNT: u8 = (FORMS.len() * YEARS.len()) as u8;

    /// The kind of a cell in a column whose order of day and month matters.
    pub(super) fn of_date(checker: &Checker, cell: &str) -> Self {
        let full = date(cell);
        let is_short = full == DateCell::Bad(Code::DateTwoDigitYear);
        // The order does not depend on the century.
        let read = if is_short { date_in_century(cell, Some(Century::From2000)) } else { full };
        let (form, day) = match read {
            DateCell::DayFirst(day) | DateCell::MonthFirst(day) if is_short && is_day_of_2000_only(day) => {
                (DateForm::Other, day)
            }
            DateCell::DayFirst(day) => (DateForm::DayFirst, day),
            DateCell::MonthFirst(day) => (DateForm::MonthFirst, day),
            DateCell::Either { day_first: day, .. } | DateCell::DayFirstOrYear(day) => {
                (DateForm::Either, day)
            }
            DateCell::Certain(day) if !begins_with_year_and_number(cell) => (DateForm::Other, day),
            DateCell::Certain(day) if day.day() <= 12 => (DateForm::YearFirstUpToTwelve, day),
            DateCell::Certain(day) => (DateForm::YearFirstAboveTwelve, day),
            DateCell::Bad(code) => return Self::problem(checker.problem(cell).unwrap_or(code)),
        };
        Self::date_of(form, Years::of(day, is_short))
    }

    fn date_of(form: DateForm, years: Years) -> Self {
        let form = FORMS.iter().position(|other| *other == form).unwrap_or_default();
        let years = YEARS.iter().position(|other| *other == years).unwrap_or_default();
        Self(Self::DATES + (years * FORMS.len() + form) as u8)
    }

    /// The form and the years of a date.
    pub(in crate::validate) fn date(self) -> Option<(DateForm, Years)> {
        let index = usize::from(self.0.checked_sub(Self::DATES)?);
        YEARS.get(index / FORMS.len()).map(|years| (FORMS[index % FORMS.len()], *years))
    }

    /// Whether the value may depend on the order of day and month, or on a century.
    pub(in crate::validate) fn is_date(self) -> bool {
        self.date().is_some()
    }
}

/// Whether the day exists in 2000 and not in 1900. With two digits for the year, it proves no order while the
/// century is open.
fn is_day_of_2000_only(day: Date) -> bool {
    (day.year(), day.month(), day.day()) == (2000, 2, 29)
}

/// Whether a date is written as `2026-08-24`, `2026/8/24` or `20260824`.
fn begins_with_year_and_number(date: &str) -> bool {
    let is_digit = |place: usize| date.as_bytes().get(place).is_some_and(u8::is_ascii_digit);
    (0..4).all(is_digit) && is_digit(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_the_form_and_the_years_of_a_date() {
        for form in FORMS {
            for years in YEARS {
                let kind = Kind::date_of(form, years);
                assert_eq!(kind.date(), Some((form, years)));
                assert!(kind.code().is_none() && !kind.is_blank() && kind != Kind::DAY_NUMBER);
            }
        }
        assert_eq!(Kind::all().filter(|kind| kind.is_date()).count(), FORMS.len() * YEARS.len());
    }
}
