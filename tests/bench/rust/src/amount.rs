//! Amounts of money.

use crate::code::{AMOUNT_LARGE, AMOUNT_NEGATIVE, Code};
use crate::text::is_nothing;

const LARGE_CENTS: i64 = 100_000 * 100;

/// The cents of an amount; `None` when it cannot be read.
pub fn cents(text: &str) -> Option<i64> {
    let (text, parentheses) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let (text, minus_first) = minus(text);
    let (text, minus_last) = minus(without_currency(text));
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let decimals = match decimals.map(str::as_bytes) {
        None => 0,
        Some(&[tens]) => digit(tens)? * 10,
        Some(&[tens, ones]) => digit(tens)? * 10 + digit(ones)?,
        Some(_) => return None,
    };
    let cents = whole_number(whole)? * 100 + decimals;
    Some(if parentheses || minus_first || minus_last { -cents } else { cents })
}

/// The problem of a readable amount.
pub fn amount_problem(cents: i64) -> Option<Code> {
    match cents {
        ..0 => Some(AMOUNT_NEGATIVE),
        cents if cents > LARGE_CENTS => Some(AMOUNT_LARGE),
        _ => None,
    }
}

/// Whether a text stands for no number.
pub fn is_no_number(text: &str) -> bool {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    is_dash(text) || (!text.contains('$') && is_nothing(text))
}

fn minus(text: &str) -> (&str, bool) {
    text.strip_prefix(['-', '\u{2212}']).map_or((text, false), |rest| (rest.trim_start(), true))
}

fn without_currency(text: &str) -> &str {
    let is_usd = |part: &str| part.eq_ignore_ascii_case("USD");
    let end = text.len().saturating_sub(3);
    let text = if text.get(..3).is_some_and(is_usd) {
        text[3..].trim_start()
    } else if text.get(end..).is_some_and(is_usd) {
        text[..end].trim_end()
    } else {
        text
    };
    text.strip_prefix('$').map_or(text, str::trim_start)
}

fn whole_number(text: &str) -> Option<i64> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let is_grouped = text.contains(',');
    if first.is_empty() || (is_grouped && first.len() > 3) || groups.any(|group| group.len() != 3) {
        return None;
    }
    let mut number = 0;
    let mut digits = 0;
    for byte in text.bytes().filter(|&byte| byte != b',') {
        digits += 1;
        if !byte.is_ascii_digit() || digits > 12 {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(number)
}

/// Whether the text is a dash, as accounting formats show zero or a blank.
fn is_dash(text: &str) -> bool {
    let is_around = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ')');
    let bare = text.trim_matches(is_around);
    let dashes = bare.strip_suffix('$').unwrap_or_else(|| without_currency(bare)).trim_matches(is_around);
    let is_dash = |letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_');
    !dashes.is_empty() && dashes.chars().all(is_dash)
}
