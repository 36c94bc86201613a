//! Guesses the encoding of a file from the characters outside ASCII at its beginning.

use super::Encoding;
use super::code_page::CodePage;
use crate::value::{is_usual, windows_1252_bytes};

/// The number of letters that must make sense only in another code page. A single one may be a mistake.
const CLEAR: usize = 2;

/// What the beginning of a file shows about its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// The first character outside ASCII decides between UTF-8 and Windows-1252.
    Usual,
    /// The same, but a letter makes more sense in another encoding. A person chooses.
    Doubtful,
    /// The beginning makes no sense in another encoding.
    Clear(Encoding),
}

/// Recognizes UTF-8 that was encoded twice, Mac Roman and code page 437.
pub(super) fn guess_encoding(head: &[u8]) -> Guess {
    let Some(first) = head.iter().position(|byte| !byte.is_ascii()) else { return Guess::Usual };
    let rest = &head[first..];
    match utf8(rest) {
        Some(_) if is_encoded_twice(head) => Guess::Clear(Encoding::Utf8Twice),
        Some(_) => Guess::Usual,
        None if std::str::from_utf8(rest).is_err_and(|error| error.valid_up_to() > 0) => Guess::Usual,
        None => code_page(head),
    }
}

/// Whether text in UTF-8 consists of the bytes of UTF-8, and is no sheet. A sheet is what a person has
/// decided.
pub(super) fn is_encoded_twice(head: &[u8]) -> bool {
    let is_twice = |text: &str| {
        let inner = windows_1252_bytes(text);
        inner.is_some_and(|inner| utf8(&inner).is_some_and(|text| !text.is_ascii() && is_usual(text)))
    };
    // In most files, the first accent alone shows that the text is not encoded twice.
    let begins_twice = |text: &&str| is_twice(first_outside_ascii(text));
    utf8(head).filter(begins_twice).is_some_and(is_twice) && !may_be_sheet(head)
}

/// The first characters outside ASCII that follow each other.
fn first_outside_ascii(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_ascii());
    let end = text.find(|c: char| c.is_ascii()).unwrap_or(text.len());
    &text[..end]
}

/// Whether the first line has the column that sheets have.
fn may_be_sheet(head: &[u8]) -> bool {
    let header = head.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    header.split(|byte| *byte == b',').any(|cell| matches!(cell, b"Line" | b"\"Line\""))
}

/// A text in UTF-8, up to a character that may be cut off at the end.
fn utf8(bytes: &[u8]) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_some() => None,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok(),
    }
}

/// Whether there is a code page in which the letters stand in words, while Windows-1252 and the other
/// one give other signs.
fn code_page(head: &[u8]) -> Guess {
    let [windows, mac, dos] =
        [CodePage::Windows1252, CodePage::MacRoman, CodePage::Cp437].map(|page| (page, Fit::of(head, page)));
    let is_sure = |(_, fit): (CodePage, Fit), (_, other): (CodePage, Fit)| {
        fit.good > 0
            && fit.bad * 20 <= fit.good
            && other.bad > fit.bad
            && windows.1.bad >= windows.1.good.max(1)
    };
    let sure = [(mac, dos), (dos, mac)].into_iter().find(|&(page, other)| is_sure(page, other));
    match sure {
        Some(((page, fit), _)) if fit.good >= CLEAR => Guess::Clear(page.encoding()),
        Some(_) => Guess::Doubtful,
        None => Guess::Usual,
    }
}

/// The number of characters outside ASCII that fit in their words, and of those that do not.
#[derive(Clone, Copy, Debug, Default)]
struct Fit {
    good: usize,
    bad: usize,
}

impl Fit {
    fn of(head: &[u8], page: CodePage) -> Self {
        let at =
            |place: Option<usize>| place.and_then(|place| head.get(place)).map(|&byte| page.character(byte));
        let mut fit = Self::default();
        for place in (0..head.len()).filter(|&place| !head[place].is_ascii()) {
            match fits(at(place.checked_sub(1)), page.character(head[place]), at(Some(place + 1))) {
                Some(true) => fit.good += 1,
                Some(false) => fit.bad += 1,
                None => {}
            }
        }
        fit
    }
}

/// Whether a character fits between its neighbors; `None` when that shows nothing. An apostrophe shows
/// nothing, because it stands in names, where Mac Roman has an accented letter: `Garc’a`.
fn fits(before: Option<char>, character: char, after: Option<char>) -> Option<bool> {
    let is = |neighbor: Option<char>, is_so: fn(char) -> bool| neighbor.is_some_and(is_so);
    let within_word = is(before, char::is_alphabetic) && is(after, char::is_alphabetic);
    let joins_names = is(before, char::is_lowercase) && is(after, char::is_uppercase);
    match character {
        'À'..='Ö' | 'Ø'..='Þ' | 'Œ' | 'Š' | 'Ž' | 'Ÿ' => Some(
            !is(before, |c| c.is_lowercase() || c.is_numeric())
                && is(before.filter(|c| c.is_alphabetic()).or(after), char::is_alphabetic),
        ),
        'ß'..='ö' | 'ø'..='ÿ' | 'œ' | 'š' | 'ž' => Some(
            (is(before, char::is_alphabetic) || is(after, char::is_alphabetic))
                && !is(after, |c| c.is_uppercase() || c.is_numeric()),
        ),
        '\u{A0}' | '’' | 'ª' | 'º' => None,
        '–' | '—' => (within_word && !joins_names).then_some(false),
        '€' | '£' | '¥' | '¢' => {
            Some(!is(before, char::is_alphabetic) && !is(after, char::is_alphabetic))
        }
        '‘' | '“' | '”' | '„' | '‚' | '…' | '•' | '·' | '°' | '®' | '™' | '©' | '§' | '«' | '»' | '¡'
        | '¿' | '½' | '¼' | '¾' | '±' => within_word.then_some(false),
        _ => Some(false),
    }
}
