//! The form in which texts are compared that may differ.

use super::Difference;
use crate::record::{MatchKey, RecordKind, trim};
use std::borrow::Cow;

/// Replaces `form` by the form of a text in which these differences do not count, in UTF-8. It is empty when
/// nothing remains to compare.
///
/// In an e-mail address only the case may differ, because every other letter makes another address. Texts
/// with the same match key have the same form.
pub(super) fn write_form(form: &mut Vec<u8>, text: &str, ignored: &[Difference]) {
    let ignores = |difference| ignored.contains(&difference);
    let key = normalized(text, ignores(Difference::Case));
    let is_address = key.contains('@');
    form.clear();
    // Most keys are ASCII. Each step is a loop without branches.
    form.extend_from_slice(key.as_bytes());
    if ignores(Difference::Case) {
        form.make_ascii_lowercase();
    }
    if !is_address && ignores(Difference::Separators) {
        remove_separators(form, &key);
    }
    if !is_address && ignores(Difference::LookAlikes) {
        form.iter_mut().for_each(|byte| *byte = look_alike(*byte));
    }
    if ignores(Difference::Zeros) && form.iter().all(u8::is_ascii_digit) {
        let zeros = form.iter().take_while(|byte| **byte == b'0').count();
        form.drain(..zeros);
    }
}

/// Removes separators from the form of a key that has the same letters.
fn remove_separators(form: &mut Vec<u8>, key: &str) {
    if key.is_ascii() {
        if memchr::memchr2(b'-', b' ', form).is_some() {
            form.retain(|byte| !matches!(byte, b'-' | b' '));
        }
    } else if let Ok(text) = str::from_utf8(form) {
        let kept: String = text.chars().filter(|letter| !is_separator(*letter)).collect();
        *form = kept.into_bytes();
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
const fn look_alike(letter: u8) -> u8 {
    match letter {
        b'O' | b'o' => b'0',
        b'I' | b'i' => b'1',
        _ => letter,
    }
}
