//! Checks on keys and policy numbers.

use crate::code::{
    CELL_CONTROL, Code, DATE_TWO_DIGIT_YEAR, KEY_DATE, KEY_LONG, KEY_NUMBER, KEY_PLACEHOLDER, KEY_ROUNDED,
    KEY_SCIENTIFIC, POLICY_DATE, POLICY_LINE_BREAK, POLICY_NUMBER_FORM, POLICY_ROUNDED, POLICY_SCIENTIFIC,
};
use crate::date::date;
use crate::generate::Kind;
use crate::text::{damage, garbled, has_control, has_invisible, is_all_digits, is_placeholder};

pub fn key(text: &str) -> Option<Code> {
    if let Some(code) = damage(text) {
        Some(code)
    } else if has_control(text, &[]) || has_invisible(text) {
        Some(CELL_CONTROL)
    } else if is_placeholder(text) {
        Some(KEY_PLACEHOLDER)
    } else if text.len() > 100 && text.chars().count() > 100 {
        Some(KEY_LONG)
    } else if is_scientific(text) {
        Some(KEY_SCIENTIFIC)
    } else if is_date(text) {
        Some(KEY_DATE)
    } else if is_written_number(text) {
        Some(KEY_NUMBER)
    } else if is_rounded(text) {
        Some(KEY_ROUNDED)
    } else {
        garbled(text)
    }
}

/// Whether a key with this problem names no record.
pub fn is_no_key(code: Code) -> bool {
    !["key_rounded", "key_short", "cell_markup", "cell_encoded_twice"].contains(&code.id)
}

pub fn policy_number(text: &str) -> Option<Code> {
    if let Some(code) = damage(text) {
        Some(code)
    } else if is_scientific(text) {
        Some(POLICY_SCIENTIFIC)
    } else if has_invisible(text) {
        Some(CELL_CONTROL)
    } else if text.contains(['\n', '\r']) {
        Some(POLICY_LINE_BREAK)
    } else if is_date(text) {
        Some(POLICY_DATE)
    } else if is_written_number(text) {
        Some(POLICY_NUMBER_FORM)
    } else if is_rounded(text) {
        Some(POLICY_ROUNDED)
    } else {
        garbled(text)
    }
}

/// Whether the text may be Excel's number for a day between 2015 and 2050.
pub fn is_day_number_of_now(text: &str) -> bool {
    text.len() == 5 && is_all_digits(text) && ("42005".."55000").contains(&text)
}

/// The kind of record whose keys look like this one.
pub fn looks_like(text: &str) -> Option<Kind> {
    if is_all_digits(text) {
        return (text.len() <= 8).then_some(Kind::User);
    }
    if text.len() < 7 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let bytes = text.as_bytes();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let switches =
        bytes.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    let has_lower = bytes.iter().any(u8::is_ascii_lowercase);
    (switches >= 2 || (switches == 1 && letters >= 2 && !has_lower)).then_some(Kind::Device)
}

fn is_scientific(text: &str) -> bool {
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

fn is_date(text: &str) -> bool {
    if !text.bytes().take(5).any(|byte| matches!(byte, b'-' | b'/' | b'.')) {
        return false;
    }
    match date(text) {
        Ok(_) => true,
        Err(DATE_TWO_DIGIT_YEAR) => text.contains('/'),
        Err(_) => is_named_date(text),
    }
}

fn is_named_date(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_number =
        |text: &str, least: usize, most: usize| (least..=most).contains(&text.len()) && is_all_digits(text);
    match text.split('-').collect::<Vec<_>>()[..] {
        [first, second] => {
            (is_number(first, 1, 2) && MONTHS.contains(&second))
                || (MONTHS.contains(&first) && is_number(second, 2, 4))
        }
        [day, month, year] => is_number(day, 1, 2) && MONTHS.contains(&month) && is_number(year, 2, 4),
        _ => false,
    }
}

fn is_written_number(text: &str) -> bool {
    if !text.bytes().any(|byte| matches!(byte, b'.' | b',')) {
        return false;
    }
    let (whole, decimals) =
        text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = whole.len() > first.len();
    let is_number = is_all_digits(first)
        && (!is_grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && is_all_digits(group));
    let has_zeros = |decimals: &str| !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0');
    is_number && decimals.map_or(is_grouped, has_zeros)
}

fn is_rounded(text: &str) -> bool {
    text.len() > 15 && is_all_digits(text) && text.bytes().skip(15).all(|byte| byte == b'0')
}
