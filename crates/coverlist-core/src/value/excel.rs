//! Damage that Excel does to values in a CSV.

use super::date::{DateCell, date, is_date_in_numbers, is_day_number};
use super::key::is_all_digits;
use crate::findings::Code;
use crate::record::Date;

/// Whether the cell is a formula error, in any language: `#VALUE!`, `#NAME?`, `#DIV/0!`, `#¡VALOR!`.
pub(crate) fn is_excel_error(text: &str) -> bool {
    let Some(error) = text.strip_prefix('#') else { return false };
    if WITHOUT_A_MARK.iter().any(|known| error.eq_ignore_ascii_case(known)) {
        return true;
    }
    let Some(word) = error.strip_suffix(['!', '?']) else { return false };
    let is_of_error = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '¡' | '¿');
    (2..=20).contains(&word.chars().count()) && word.chars().all(is_of_error)
}

/// Errors without a mark at the end: "not available" in several languages, and "still loading".
const WITHOUT_A_MARK: [&str; 4] = ["N/A", "N/D", "NV", "GETTING_DATA"];

/// Whether the cell is a formula that protects a value from conversion to a number: `="004231"`.
pub(super) fn is_wrapped(text: &str) -> bool {
    text.starts_with("=\"") && text.ends_with('"') && text.len() > 2
}

/// The value in such a formula, in which each quote is there twice.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    let quoted = text.strip_prefix("=\"")?.strip_suffix('"')?;
    Some(quoted.replace("\"\"", "\"")).filter(|value| !value.is_empty())
}

/// The digits of such a number.
pub(super) fn digits_of_number(text: &str) -> Option<String> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    is_written_number(text).then(|| whole.replace(',', ""))
}

/// The digits of a number in scientific notation that has all of them. A number that ends in zeros may have
/// been a serial such as `118E03`.
pub(super) fn digits_of_scientific(text: &str) -> Option<String> {
    let (number, exponent) = text.split_once(['E', 'e']).filter(|_| is_scientific(text))?;
    let (first, decimals) = number.split_once(['.', ','])?;
    let is_whole = exponent.strip_prefix('+')?.parse() == Ok(decimals.len());
    (is_whole && !decimals.ends_with('0')).then(|| format!("{first}{decimals}"))
}

/// The day of Excel's number, which counts from December 30, 1899. Old files of the Mac count from 1904.
pub(super) fn day_of_number(text: &str) -> Option<Date> {
    if !is_day_number(text) {
        return None;
    }
    // Days from March 1 of the year 0 on, in which each leap day ends a year.
    let days = text.get(..5)?.parse::<i32>().ok()? + 693_899;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i32::from(month <= 2);
    Date::new(year as i16, month as i8, day as i8)
}

/// Whether the cell is a whole number with zero decimals or thousands separators, as programs write them.
pub(super) fn is_written_number(text: &str) -> bool {
    if memchr::memchr2(b'.', b',', text.as_bytes()).is_none() {
        return false;
    }
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = whole.len() > first.len();
    let is_number = is_digits(first)
        && (!is_grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    let are_zeros = |decimals: &str| !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0');
    is_number && decimals.map_or(is_grouped, are_zeros)
}

/// Whether the cell shows that a spreadsheet column was too narrow.
pub(super) fn is_hashes(text: &str) -> bool {
    text.len() >= 2 && text.bytes().all(|byte| byte == b'#')
}

/// Whether the cell is a number in Excel's scientific notation: one digit, optional decimals, `E`, a sign and
/// at least two digits. A serial such as `20391E10` has no sign and is correct.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some(([b'0'..=b'9'], rest)) = text.as_bytes().split_at_checked(1) else { return false };
    let exponent = match rest {
        [b'.' | b',', decimals @ ..] => {
            let digits = decimals.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 { &[] } else { &decimals[digits..] }
        }
        _ => rest,
    };
    match exponent {
        [b'E' | b'e', b'+' | b'-', digits @ ..] => digits.len() >= 2 && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// Whether the cell is an Excel date with a month's name: `5-Mar`, `Mar-05`, `5-Mar-26`.
fn is_named_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return false };
    let year = parts.next();
    if parts.next().is_some() {
        return false;
    }
    match year {
        None => {
            (is_number(first, 1..=2) && is_month(second)) || (is_month(first) && is_number(second, 2..=4))
        }
        Some(year) => is_number(first, 1..=2) && is_month(second) && is_number(year, 2..=4),
    }
}

/// Whether the cell is a date. Programs turn keys such as `3-5` into dates.
pub(super) fn is_date(text: &str) -> bool {
    // A fast path: the first characters of most keys rule out a date.
    if !text.bytes().take(5).any(|byte| matches!(byte, b'-' | b'/' | b'.')) {
        return false;
    }
    is_date_in_numbers(text)
        || is_named_date(text)
        || (text.contains('/') && date(text) == DateCell::Bad(Code::DateTwoDigitYear))
}

/// Whether the cell is a number with more digits than Excel keeps, and the rest are zeros.
pub(super) fn is_rounded(text: &str) -> bool {
    text.len() > EXCEL_DIGITS
        && is_all_digits(text)
        && text.bytes().skip(EXCEL_DIGITS).all(|byte| byte == b'0')
}

/// The number of digits that Excel keeps.
const EXCEL_DIGITS: usize = 15;

/// Whether the cell may be Excel's number for a day between 2015 and 2050.
pub(crate) fn is_day_number_of_now(text: &str) -> bool {
    text.len() == 5 && is_all_digits(text) && ("42005".."55000").contains(&text)
}

fn is_month(text: &str) -> bool {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(&text)
}

fn is_number(text: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scientific_notation_as_excel_writes_it() {
        for text in ["1.18204E+05", "1E+10", "2.0391E-03", "7.78120E+09", "1,18204E+05", "1.2e+11", "9E+100"]
        {
            assert!(is_scientific(text), "{text}");
        }
        for text in [
            "20391E10",
            "NXABC01234567890E7A400",
            "1E5",
            "1E05",
            "12.5E+05",
            "E+05",
            "1.E+05",
            "1.2E+5",
            "1.2E+0x",
            "5CD1234E",
            "1182E+05",
            "",
        ] {
            assert!(!is_scientific(text), "{text}");
        }
    }

    #[test]
    fn dates_with_a_month_name_as_excel_writes_them() {
        for text in ["5-Mar", "05-Mar", "Mar-05", "Mar-2026", "5-Mar-26", "05-Mar-2026"] {
            assert!(is_named_date(text), "{text}");
        }
        for text in [
            "MAR-05",
            "5-mar",
            "Mar",
            "5-Mar-26-1",
            "105-Mar",
            "Mar-5",
            "LMS-00412",
            "LMS-Mar-26",
            "5-LMS-26",
            "5-LMS-A",
            "5-Mar-A",
            "-",
            "",
        ] {
            assert!(!is_named_date(text), "{text}");
        }
    }

    #[test]
    fn numbers_as_programs_write_them() {
        for text in ["118204.0", "118204.00", "4231.0", "118,204", "1,118,204", "118,204.00"] {
            assert!(is_written_number(text), "{text}");
        }
        for text in [
            "118204",
            "4231.5",
            "118,204.5",
            "118,204.",
            "118,20",
            "1182,041",
            "12.",
            ".0",
            ",",
            "A,204",
            "1.2.0",
            "",
        ] {
            assert!(!is_written_number(text), "{text}");
        }
    }

    #[test]
    fn values_in_a_formula() {
        assert!(
            is_wrapped("=\"004231\"")
                && !is_wrapped("=\"")
                && !is_wrapped("\"004231\"")
                && !is_wrapped("=1+1")
        );
    }

    #[test]
    fn errors_and_hashes() {
        for text in ["#N/A", "#name?", "#DIV/0!", "#NV", "#¡VALOR!", "#BUSY!", "#GETTING_DATA"] {
            assert!(is_excel_error(text), "{text}");
        }
        for text in ["#", "# note", "N/A", "#1", "#!", "# done!", "#NVX", "#5 is missing?"] {
            assert!(!is_excel_error(text), "{text}");
        }
        assert!(is_hashes("####") && !is_hashes("#") && !is_hashes("###1"));
    }
}
