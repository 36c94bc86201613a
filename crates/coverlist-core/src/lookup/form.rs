//! The form in which texts are compared that may differ.

use super::Difference;
use crate::record::{MatchKey, RecordKind, trim};
use std::borrow::Cow;

/// The form of a text in which these differences do not count. It is empty when nothing remains to compare.
///
/// In an e-mail address only the case may differ, because every other letter makes another address.
pub(super) fn form(text: &str, ignored: &[Difference]) -> String {
    let mut form = String::new();
    write_form(&mut form, text, ignored);
    form
}

/// Replaces `form` by the [`form()`] of a text.
pub(super) fn write_form(form: &mut String, text: &str, ignored: &[Difference]) {
    let ignores = |difference| ignored.contains(&difference);
    let key = normalized(text, ignores(Difference::Case));
    let is_address = key.contains('@');
    let drops_separators = !is_address && ignores(Difference::Separators);
    let draws_alike = !is_address && ignores(Difference::LookAlikes);
    form.clear();
    for letter in key.chars().filter(|&letter| !(drops_separators && is_separator(letter))) {
        let letter = if ignores(Difference::Case) { letter.to_ascii_lowercase() } else { letter };
        form.push(if draws_alike { look_alike(letter) } else { letter });
    }
    if ignores(Difference::Zeros) && form.bytes().all(|byte| byte.is_ascii_digit()) {
        form.drain(..form.len() - form.trim_start_matches('0').len());
    }
}

/// The text as a match key, with or without its case. ASCII text keeps its case, and is not copied.
fn normalized(text: &str, without_case: bool) -> Cow<'_, str> {
    let text = trim(text);
    match without_case {
        _ if text.is_ascii() => text.into(),
        false => MatchKey::new(RecordKind::User, text).as_str().to_owned().into(),
        true => MatchKey::new(RecordKind::Device, text).as_str().to_owned().into(),
    }
}

/// Whether a character only separates the parts of a key.
fn is_separator(letter: char) -> bool {
    match letter {
        '-' | ' ' => true,
        '!'..='~' => false,
        _ => {
            letter.is_whitespace()
                || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2010}'..='\u{2015}')
                || matches!(letter, '\u{2060}' | '\u{2212}' | '\u{FEFF}')
        }
    }
}

/// The digit that a letter looks like.
const fn look_alike(letter: char) -> char {
    match letter {
        'O' | 'o' => '0',
        'I' | 'i' => '1',
        _ => letter,
    }
}
