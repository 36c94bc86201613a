//! Amounts of money.

use super::numeral::{Digits, Numeral};
use crate::findings::Code;

/// The amount in cents above which a cell gets a warning.
pub(crate) const LARGE_CENTS: i64 = 100_000 * 100;

/// The digits of an amount.
const DIGITS: Digits = Digits { whole: 12, decimals: true };

/// An amount in cents: digits with at most two decimals, optional separators between groups of three, and an
/// optional sign, code or name of a currency before or after. A minus sign before or behind the digits, or
/// parentheses, make it negative.
pub(crate) fn amount(text: &str) -> Result<Numeral, Code> {
    let (text, parentheses) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let (text, minus) = minus(text);
    let (text, minus_after_currency) = self::minus(without_currency(text));
    let is_signed = minus || minus_after_currency;
    let (text, minus_behind) = if is_signed { (without_no_cents(text), false) } else { minus_behind(text) };
    let cents = Numeral::read(text, DIGITS).ok_or(Code::AmountUnreadable)?;
    let is_negative = parentheses || is_signed || minus_behind;
    Ok(cents.map(|cents| if is_negative { -cents } else { cents }))
}

/// Whether the cell is a dash, as accounting formats show zero or a blank: ` $ -   `, `$-`, `-`, `(--)`.
pub(super) fn is_dash_of_accounting(text: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_');
    let is_around = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    let bare = text.trim_matches(is_around);
    let dashes = without_currency(bare).trim_matches(is_around);
    !dashes.is_empty() && dashes.chars().all(is_dash)
}

fn minus(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    }
}

/// Drops a minus sign behind the digits, as accounting programs write it: `50.00-`.
fn minus_behind(text: &str) -> (&str, bool) {
    let number = without_no_cents(text);
    match number.strip_suffix(['-', '\u{2212}']) {
        Some(rest) if number.len() == text.len() => (rest.trim_end(), true),
        _ => (number, false),
    }
}

/// Drops the dash that stands for no cents: `460.-`.
fn without_no_cents(text: &str) -> &str {
    let rest =
        text.strip_suffix(['-', '\u{2013}', '\u{2014}']).map(|rest| rest.strip_suffix('-').unwrap_or(rest));
    rest.and_then(|rest| rest.strip_suffix(['.', ','])).unwrap_or(text)
}

/// A currency that amounts may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Currency {
    /// `$`, `USD`, `dollars`.
    Dollar,
    /// `MXN`, `MX$`, `pesos`.
    Peso,
    /// `€`, `EUR`, `euros`.
    Euro,
}

/// The currency that an amount names by a sign, a code or a word.
pub(crate) fn currency(amount: &str) -> Option<Currency> {
    if !amount.contains(|c: char| c.is_alphabetic() || SIGNS.contains(&c)) {
        return None;
    }
    let lower = amount.to_lowercase();
    let has_one = |parts: [&str; 2]| parts.iter().any(|part| lower.contains(part));
    if has_one(["mx", "peso"]) {
        Some(Currency::Peso)
    } else if has_one(["€", "eur"]) {
        Some(Currency::Euro)
    } else {
        Some(Currency::Dollar)
    }
}

/// Drops the name of a currency, and its sign. Each may be before or after the number.
fn without_currency(text: &str) -> &str {
    let text = NAMES.iter().find_map(|name| without_name(text, name)).unwrap_or(text);
    // `US$` and `MX$` tell two dollar signs apart.
    let signed = ["US", "MX"].iter().find_map(|country| text.strip_prefix(country));
    let text = signed.filter(|rest| rest.starts_with('$')).unwrap_or(text);
    match text.strip_prefix(SIGNS) {
        Some(rest) => rest.trim_start(),
        None => text.strip_suffix(SIGNS).map_or(text, str::trim_end),
    }
}

/// The signs of currencies.
pub(super) const SIGNS: [char; 2] = ['$', '€'];

/// The codes and names of currencies. A name is before its beginning.
const NAMES: [&str; 11] =
    ["USD", "MXN", "euros", "euro", "EUR", "dollars", "dollar", "dólares", "dolares", "pesos", "peso"];

fn without_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let is_name = |part: &str| part.eq_ignore_ascii_case(name);
    if text.get(..name.len()).is_some_and(is_name) {
        return text.get(name.len()..).map(str::trim_start);
    }
    let (rest, end) = text.split_at_checked(text.len().checked_sub(name.len())?)?;
    is_name(end).then(|| rest.trim_end())
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
            ("1050 $", 105_000),
            ("€1.050,00", 105_000),
            ("1.050,00 €", 105_000),
            ("1 050,00 €", 105_000),
            ("EUR 460", 46_000),
            ("460,5 eur", 46_050),
            ("$460 USD", 46_000),
            ("-460 €", -46_000),
            ("(460 €)", -46_000),
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
            ("1050 dollars", 105_000),
            ("1,050.00 Dollars", 105_000),
            ("1.050,00 dólares", 105_000),
            ("MXN 1,050.00", 105_000),
            ("460 pesos", 46_000),
            ("euros 460", 46_000),
            ("US$1,050", 105_000),
            ("MX$ 460", 46_000),
            ("460.-", 46_000),
            ("460,-", 46_000),
            ("460.--", 46_000),
            ("1.050,– €", 105_000),
            ("-460.-", -46_000),
            ("50-", -5_000),
            ("50.00-", -5_000),
            ("$50.00 -", -5_000),
            ("1.050,00\u{2212} EUR", -105_000),
        ] {
            assert_eq!(amount(text).map(Numeral::number), Ok(cents), "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "$460 €",
            "USD 460 EUR",
            "460 €-",
            "-460-",
            "460--",
            "460.--.-",
            "460 dollar s",
            "460 US",
            "US 460",
            "dollars",
            "1,0500",
            ",100",
            "1050.",
            ".50",
            "1050.005",
            "460 per year",
            "£460",
            "1.05E+03",
            "four",
            "$",
            "USD",
            "()",
            "-",
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
