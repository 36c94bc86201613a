//! Checks on the text of one cell. They do what `coverlist-core` does in `value`.

use crate::code::{
    CELL_CONTROL, CELL_ENCODED_TWICE, CELL_EXCEL_ERROR, CELL_FORMULA, CELL_HASHES, CELL_MARKUP, Code,
};

pub fn trim(cell: &str) -> &str {
    if let [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] = cell.as_bytes() {
        return cell;
    }
    cell.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
    })
}

/// Removes the apostrophe that keeps a spreadsheet from running a formula.
pub fn as_meant(cell: &str) -> &str {
    let Some(meant) = cell.strip_prefix('\'') else { return cell };
    let shown = meant.trim_start_matches('\'');
    let is_formula =
        shown.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{FEFF}', '＝', '＋', '－', '＠']);
    let is_number = shown.strip_prefix('-').is_some_and(|number| {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        is_all_digits(whole) && is_all_digits(fraction)
    });
    if is_formula && !is_number { trim(meant) } else { cell }
}

pub fn is_all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Damage that makes a cell of any column unreadable.
pub fn damage(text: &str) -> Option<Code> {
    if is_excel_error(text) {
        Some(CELL_EXCEL_ERROR)
    } else if text.len() >= 2 && text.bytes().all(|byte| byte == b'#') {
        Some(CELL_HASHES)
    } else if text.len() > 2 && text.starts_with("=\"") && text.ends_with('"') {
        Some(CELL_FORMULA)
    } else if has_control(text, &['\t', '\n', '\r']) {
        Some(CELL_CONTROL)
    } else {
        None
    }
}

pub fn is_excel_error(text: &str) -> bool {
    let Some(error) = text.strip_prefix('#') else { return false };
    if ["N/A", "N/D", "NV", "GETTING_DATA"].iter().any(|known| error.eq_ignore_ascii_case(known)) {
        return true;
    }
    let Some(word) = error.strip_suffix(['!', '?']) else { return false };
    let is_of_error = |letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '_' | '¡' | '¿');
    (2..=20).contains(&word.chars().count()) && word.chars().all(is_of_error)
}

pub fn has_control(text: &str, allowed: &[char]) -> bool {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    !is_plain && text.chars().any(|letter| letter.is_control() && !allowed.contains(&letter))
}

pub fn has_invisible(text: &str) -> bool {
    let is_invisible = |letter| {
        matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
            || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    !text.is_ascii() && text.chars().any(is_invisible)
}

/// Traces of a web page or of a second encoding.
pub fn garbled(text: &str) -> Option<Code> {
    if text.bytes().any(|byte| matches!(byte, b'&' | b'<')) && (has_entity(text) || has_tag(text)) {
        Some(CELL_MARKUP)
    } else if is_encoded_twice(text) {
        Some(CELL_ENCODED_TWICE)
    } else {
        None
    }
}

fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let Some((name, _)) = rest.split_once(';') else { return false };
        match name.strip_prefix('#') {
            Some(number) => {
                let (digits, radix) =
                    number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
                !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix))
            }
            None => {
                (2..=31).contains(&name.len())
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && name.starts_with(|first: char| first.is_ascii_alphabetic())
            }
        }
    })
}

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && rest.contains('>')
    })
}

fn is_encoded_twice(text: &str) -> bool {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    let byte = |letter: char| match HIGH.chars().position(|high| high == letter) {
        Some(index) => u8::try_from(0x80 + index).ok(),
        None => u8::try_from(letter).ok(),
    };
    let bytes = || text.chars().map(byte).collect::<Option<Vec<u8>>>();
    !text.is_ascii() && bytes().is_some_and(|bytes| String::from_utf8(bytes).is_ok())
}

/// The letters and digits of a text, in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub fn is_placeholder(text: &str) -> bool {
    // The words begin with few letters.
    let is_other =
        |first: u8| first.is_ascii_alphabetic() && !b"bcdeimnpstux".contains(&first.to_ascii_lowercase());
    if text.len() > 40
        || text.bytes().next().is_some_and(is_other)
        || text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
    {
        return false;
    }
    let word = letters(text);
    word.bytes().all(|byte| byte == b'0')
        || word.bytes().all(|byte| byte == b'x')
        || PLACEHOLDERS.contains(&word.as_str())
}

/// Whether a text is a word for a missing value.
pub fn is_nothing(text: &str) -> bool {
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit());
    let is_other = |first: u8| first.is_ascii_alphanumeric() && !b"NOno".contains(&first);
    is_placeholder(text)
        || (text.len() <= 20
            && !text.bytes().next().is_some_and(is_other)
            && !has_digit()
            && (text == "\\N" || NOTHING.contains(&letters(text).as_str())))
}

pub fn begins_with_total(text: &str) -> bool {
    TOTALS.iter().any(|word| {
        let Some((start, rest)) = text.split_at_checked(word.len()) else { return false };
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, ':' | '=' | '(');
        start.eq_ignore_ascii_case(word) && (rest.is_empty() || rest.starts_with(ends))
    })
}

const NOTHING: [&str; 10] =
    ["nat", "nd", "nodata", "novalue", "nothing", "notset", "objectobject", "ninguno", "ninguna", "noaplica"];

const TOTALS: [&str; 12] = [
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "sub-total",
    "sub total",
    "grand total",
    "sum",
    "count",
    "row count",
    "record count",
    "number of",
];

const PLACEHOLDERS: [&str; 44] = [
    "na",
    "nan",
    "none",
    "null",
    "nil",
    "tbd",
    "tba",
    "tbc",
    "test",
    "unknown",
    "unk",
    "undefined",
    "unsure",
    "noid",
    "nonumber",
    "noserial",
    "noserialnumber",
    "nostudentid",
    "nostudentnumber",
    "notknown",
    "notsure",
    "notavailable",
    "notapplicable",
    "notassigned",
    "notprovided",
    "dontknow",
    "idontknow",
    "pending",
    "missing",
    "blank",
    "empty",
    "placeholder",
    "tobedetermined",
    "notset",
    "notspecified",
    "unspecified",
    "unassigned",
    "invalid",
    "tobefilledbyoem",
    "defaultstring",
    "systemserialnumber",
    "chassisserialnumber",
    "baseboardserialnumber",
    "noserialnumberavailable",
];
