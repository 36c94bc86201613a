//! Amounts of money in US dollars.

use super::integer::whole_number;
use crate::findings::Code;

/// The amount in cents above which a cell gets a warning.
pub(crate) const LARGE_CENTS: i64 = 100_000 * 100;

/// The maximum number of digits before the decimal point.
const MAX_DIGITS: usize = 12;

/// An amount in cents: digits with at most two decimals after a point, optional commas between groups of
/// three, and an optional `$` or `USD` before or `USD` after. A minus sign or parentheses make it negative.
pub(crate) fn amount(text: &str) -> Result<i64, Code> {
    let (text, parentheses) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let (text, minus) = minus(text);
    let (text, minus_after_currency) = self::minus(currency(text));
    let cents = cents(text).ok_or(Code::AmountUnreadable)?;
    Ok(if parentheses || minus || minus_after_currency { -cents } else { cents })
}

/// Whether the cell is a dash, as accounting formats show zero or a blank: ` $ -   `, `$-`, `-`, `(--)`.
pub(super) fn is_dash_of_accounting(text: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_');
    let is_around = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    let bare = text.trim_matches(is_around);
    let bare = bare.strip_suffix('$').unwrap_or(currency(bare));
    let dashes = bare.trim_matches(is_around);
    !dashes.is_empty() && dashes.chars().all(is_dash)
}

fn minus(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    }
}

fn currency(text: &str) -> &str {
    let text = strip_usd(text).unwrap_or(text);
    text.strip_prefix('$').map_or(text, str::trim_start)
}

fn strip_usd(text: &str) -> Option<&str> {
    let is_usd = |part: &str| part.eq_ignore_ascii_case("USD");
    if text.get(..3).is_some_and(is_usd) {
        return text.get(3..).map(str::trim_start);
    }
    let end = text.len().checked_sub(3)?;
    if text.get(end..).is_some_and(is_usd) { text.get(..end).map(str::trim_end) } else { None }
}

fn cents(text: &str) -> Option<i64> {
    let (whole, decimals) =
        text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    let decimals = match decimals.map(str::as_bytes) {
        None => 0,
        Some(&[tens @ b'0'..=b'9']) => i64::from(tens - b'0') * 10,
        Some(&[tens @ b'0'..=b'9', ones @ b'0'..=b'9']) => {
            i64::from(tens - b'0') * 10 + i64::from(ones - b'0')
        }
        Some(_) => return None,
    };
    Some(whole_number(whole, MAX_DIGITS)? * 100 + decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_amount() {
        for (text, cents) in [
            ("0", 0),
            ("1050", 105_000),
            ("$1,050.00", 105_000),
            ("$ 1,050.5", 105_050),
            ("USD 460", 46_000),
            ("460 usd", 46_000),
            ("1,234,567.89", 123_456_789),
            ("0460", 46_000),
            ("-0.00", 0),
            ("-460", -46_000),
            ("-$460.00", -46_000),
            ("$-460.00", -46_000),
            ("(460.00)", -46_000),
            ("($1,050.00)", -105_000),
            ("\u{2212}5", -500),
            ("999999999999", 99_999_999_999_900),
        ] {
            assert_eq!(amount(text), Ok(cents), "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "1.050,00",
            "10,50",
            "1,0500",
            ",100",
            "1050.",
            ".50",
            "1050.005",
            "460 per year",
            "€460",
            "£460",
            "1.05E+03",
            "four",
            "$",
            "USD",
            "()",
            "-",
            "1 050",
            "1,,050",
            "1000,000",
            "1234567890123",
            "99999999999999999999999",
            "é",
        ] {
            assert_eq!(amount(text), Err(Code::AmountUnreadable), "{text}");
        }
    }
}
