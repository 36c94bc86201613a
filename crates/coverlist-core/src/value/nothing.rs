//! Cells that are filled but mean "no value": words that programs write for a missing value, and dates that
//! stand for no date.

use super::amount::{SIGNS, is_dash_of_accounting};
use super::date::{DateCell, date};
use super::text::{is_placeholder, with_letters};
use super::time::split_time;
use crate::record::Date;

/// Whether a text is a placeholder, or a word that programs write for a missing value: `NULL`, `\N`, `[object
/// Object]`, `NaT`.
pub(super) fn is_word(text: &str) -> bool {
    let is_other = || with_letters(text, |letters| WORDS.contains(&letters));
    let is_sign = || SIGNS_FOR_NOTHING.iter().any(|sign| sign.eq_ignore_ascii_case(text));
    is_placeholder(text) || (text.len() <= 20 && !has_digit(text) && (is_sign() || is_other()))
}

/// Whether a text without digits stands for no number. A zero is a number, and a lone currency sign means
/// that the amount was lost.
pub(super) fn is_no_number(text: &str) -> bool {
    let is_nothing = || is_dash_of_accounting(text) || (!text.contains(SIGNS) && is_word(text));
    !has_digit(text) && is_nothing()
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// What databases write for NULL, and `sin número` and `sin datos`. Their letters alone may be a value.
const SIGNS_FOR_NOTHING: [&str; 3] = ["\\N", "s/n", "s/d"];

/// Letters and digits only, as in the list of placeholders. These words are valid keys.
const WORDS: [&[u8]; 19] = [
    b"nat",
    b"nd",
    b"nodata",
    b"novalue",
    b"nothing",
    b"notset",
    b"objectobject",
    b"ninguno",
    b"ninguna",
    b"noaplica",
    b"nulo",
    b"nada",
    b"vacio",
    "vacío".as_bytes(),
    b"enblanco",
    b"notentered",
    b"notgiven",
    b"notonfile",
    b"nonegiven",
];

/// Whether programs write this date for "no date", in any order of day and month and with any time.
pub(super) fn is_sentinel(text: &str) -> bool {
    // A fast path: nearly every date begins or ends with a year of this century.
    let is_of_now = |year: Option<&[u8]>| matches!(year, Some([b'2', b'0', tens @ b'0'..=b'9', ones]) if !matches!((tens, ones), (b'7' | b'9', b'9')));
    let bytes = text.as_bytes();
    if is_of_now(bytes.get(..4)) || is_of_now(bytes.len().checked_sub(4).map(|start| &bytes[start..])) {
        return false;
    }
    let (date_alone, _) = split_time(text);
    match date(date_alone) {
        DateCell::Certain(day)
        | DateCell::DayFirst(day)
        | DateCell::MonthFirst(day)
        | DateCell::DayFirstOrYear(day) => is_sentinel_day(day),
        DateCell::Either { day_first, month_first } => {
            is_sentinel_day(day_first) || is_sentinel_day(month_first)
        }
        DateCell::Bad(_) => is_placeholder_date(date_alone),
    }
}

/// Whether programs write this day for "no date".
pub(super) fn is_sentinel_day(day: Date) -> bool {
    day.year() >= 2999 || SENTINELS.contains(&day)
}

/// Whether a text is January 0, 1900, as Excel shows its day number 0.
pub(super) fn is_placeholder_date(text: &str) -> bool {
    ["1/0/1900", "0/1/1900", "00/01/1900", "1900-01-00"].contains(&text)
}

/// The first and last days of programs' calendars.
const SENTINELS: [Date; 14] = [
    // The first days of .NET and Go, SQL Server, and Windows.
    Date::constant(1, 1, 1),
    Date::constant(1753, 1, 1),
    Date::constant(1601, 1, 1),
    // Spreadsheets on Windows and on the Mac.
    Date::constant(1899, 12, 30),
    Date::constant(1899, 12, 31),
    Date::constant(1900, 1, 1),
    Date::constant(1901, 1, 1),
    Date::constant(1904, 1, 1),
    // Unix time zero in UTC and west of it.
    Date::constant(1969, 12, 31),
    Date::constant(1970, 1, 1),
    // The last day of SQL Server's short dates.
    Date::constant(2079, 6, 6),
    Date::constant(2099, 12, 31),
    // Dates that people type for "long ago".
    Date::constant(1800, 1, 1),
    Date::constant(1900, 1, 2),
];

#[cfg(test)]
mod tests {
    use super::super::Checker;
    use crate::findings::Code;
    use crate::record::Field;
    use crate::template::Column;

    fn says_nothing(text: &str, field: Field) -> Option<Code> {
        Checker::compile(&Column::new(field, "Header")).says_nothing(text)
    }

    #[test]
    fn words_for_nothing_are_blank_in_every_optional_column() {
        for text in [
            "NULL",
            "null",
            "None",
            "nan",
            "N/A",
            "n.a.",
            "(null)",
            "undefined",
            "-",
            "--",
            "–",
            "\\N",
            "[object Object]",
            "NaT",
            "tbd",
            "?",
            "not applicable",
            "Unknown",
        ] {
            for field in [
                Field::PolicyNumber,
                Field::CoverageType,
                Field::CoverageAmount,
                Field::CoverageStart,
                Field::CoverageEnd,
            ] {
                assert_eq!(says_nothing(text, field), Some(Code::CellNothing), "{text} {field:?}");
            }
            assert_eq!(says_nothing(text, Field::Key), None, "{text}");
            assert_eq!(says_nothing(text, Field::Status), None, "{text}");
        }
    }

    #[test]
    fn values_are_not() {
        for text in ["Full", "Basic", "N", "No", "Nathan Plan", "ND-100", "A-0", "POL-000", "Theft"] {
            assert_eq!(says_nothing(text, Field::CoverageType), None, "{text}");
        }
        for text in ["0", "0.00", "$0", "$0.00", "460", "-460", "(0.00)"] {
            assert_eq!(says_nothing(text, Field::CoverageAmount), None, "{text}");
        }
        for text in
            ["2026-09-10", "9/10/2026", "46258", "1926-09-10", "2100-12-31", "1999-12-31", "next year"]
        {
            assert_eq!(says_nothing(text, Field::CoverageEnd), None, "{text}");
        }
    }

    #[test]
    fn dashes_as_accounting_formats_show_them() {
        for text in
            ["$-", "$ -", "$   -  ", "-$", "$ --", "$–", "USD -", "- USD", "-", "($-)", "€ -", "- €", "EUR -"]
        {
            assert_eq!(says_nothing(text.trim(), Field::CoverageAmount), Some(Code::CellNothing), "{text}");
        }
        for text in ["USD", "$", "€", "$-1", "dash"] {
            assert_eq!(says_nothing(text, Field::CoverageAmount), None, "{text}");
        }
    }

    #[test]
    fn dates_that_stand_for_no_date() {
        for text in [
            "1900-01-01",
            "1/1/1900",
            "01.01.1900",
            "1970-01-01",
            "1970-01-01T00:00:00Z",
            "12/31/1969",
            "31/12/9999",
            "12/31/9999",
            "9999-12-31",
            "9999-12-31 23:59:59",
            "1899-12-30",
            "1/0/1900",
            "0001-01-01",
            "1/1/0001",
            "1/2/1900",
            "2/1/1900",
            "12/31/2099",
        ] {
            assert_eq!(says_nothing(text, Field::CoverageEnd), Some(Code::DateSentinel), "{text}");
        }
        for text in ["0000-00-00", "00/00/0000", "0000-00-00 00:00:00", "0"] {
            assert_eq!(says_nothing(text, Field::CoverageStart), Some(Code::CellNothing), "{text}");
        }
    }
}
