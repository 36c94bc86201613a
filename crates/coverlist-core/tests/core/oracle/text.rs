//! Forms that a text can have.

use coverlist_core::value::windows_1252_bytes;
use regex_lite::Regex;
use std::cell::RefCell;
use std::collections::HashMap;

/// Whether a text matches a regular expression. Each expression is compiled once.
pub fn is(text: &str, expression: &'static str) -> bool {
    thread_local!(static COMPILED: RefCell<HashMap<&'static str, Regex>> = RefCell::default());
    let compile = || Regex::new(expression).expect("the expression is right");
    COMPILED.with_borrow_mut(|all| all.entry(expression).or_insert_with(compile).is_match(text))
}

/// Trims white space, and the marks of zero width that come with a pasted text.
pub fn trim(text: &str) -> &str {
    let has_no_width = |c| matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}');
    text.trim_matches(|c: char| c.is_whitespace() || has_no_width(c))
}

/// A text in lower case with single spaces, the form in which words are compared.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The letters and digits of a text in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The letters and digits of a header in lower case.
pub fn header_letters(header: &str) -> String {
    letters(&header.replace('#', "number"))
}

pub fn is_digits(text: &str) -> bool {
    is(text, r"^\d+$")
}

/// Whether a list with spaces around each word has this word.
pub fn has_word(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

/// Whether a text stands for an unknown value: zeros, crosses, punctuation, or a word for nothing.
pub fn is_placeholder(text: &str) -> bool {
    let letters = letters(text);
    let is_all = |letter| letters.chars().all(|other| other == letter);
    text.len() <= 40 && (is_all('0') || is_all('x') || has_word(PLACEHOLDERS, &letters))
}

/// Whether a text is a word that programs and people write for a missing value.
pub fn is_word_for_nothing(text: &str) -> bool {
    let is_short = text.len() <= 20 && !text.contains(|c: char| c.is_ascii_digit());
    is_placeholder(text) || (is_short && (is(text, r"^(?i:\\n|s/[nd])$") || has_word(WORDS, &letters(text))))
}

/// Whether a text is the dash with which accounting formats show zero.
pub fn is_dash(text: &str) -> bool {
    let is_around = |c: char| c.is_whitespace() || "()".contains(c);
    is(without_currency(text.trim_matches(is_around)).trim_matches(is_around), r"^[-‐-―−_]+$")
}

/// A text without the name of a currency and without its sign, each at the start or at the end.
pub fn without_currency(text: &str) -> &str {
    const NAMES: &str = "usd|mxn|euros?|eur|dollars?|dólares|dolares|pesos?";
    thread_local!(static NAME: [Regex; 2] = [format!("^(?i:{NAMES})"), format!("(?i:{NAMES})$")]
        .map(|expression| Regex::new(&expression).expect("the expression is right")));
    let (start, end) = NAME.with(|[start, end]| (start.find(text), end.find(text)));
    let text = match (start, end) {
        (Some(name), _) => text[name.end()..].trim_start(),
        (None, Some(name)) => text[..name.start()].trim_end(),
        (None, None) => text,
    };
    let text = if is(text, r"^(US|MX)\$") { &text[2..] } else { text };
    match text.strip_prefix(['$', '€']) {
        Some(rest) => rest.trim_start(),
        None => text.strip_suffix(['$', '€']).map_or(text, str::trim_end),
    }
}

/// The digits before a dash that stands for no cents: `460.-`.
pub fn without_cents(text: &str) -> Option<&str> {
    is(text, r"(?s)[.,]-?[-–—]$").then(|| text.trim_end_matches(['-', '–', '—']))?.strip_suffix(['.', ','])
}

const PLACEHOLDERS: &str = " na nan none null nil tbd tba tbc test unknown unk undefined unsure noid nonumber \
     noserial noserialnumber nostudentid nostudentnumber notknown notsure notavailable notapplicable \
     notassigned notprovided dontknow idontknow pending missing blank empty placeholder tobedetermined notset \
     notspecified unspecified unassigned invalid tobefilledbyoem defaultstring systemserialnumber \
     chassisserialnumber baseboardserialnumber noserialnumberavailable desconocido desconocida pendiente sinnumero \
     sinnúmero sinserie sindatos nodisponible noasignado noasignada porasignar pordefinir ";

const WORDS: &str = " nat nd nodata novalue nothing notset objectobject ninguno ninguna noaplica nulo nada \
     vacio vacío enblanco notentered notgiven notonfile nonegiven ";

/// Whether a text is a formula error of a spreadsheet, in any language.
pub fn is_excel_error(text: &str) -> bool {
    let Some(error) = text.strip_prefix('#') else { return false };
    let of_error = |c: char| c.is_alphanumeric() || "/_¡¿".contains(c);
    let word = error.strip_suffix(['!', '?']);
    is(error, r"^(?i:n/a|n/d|nv|getting_data)$")
        || word.is_some_and(|word| (2..=20).contains(&word.chars().count()) && word.chars().all(of_error))
}

pub fn is_scientific(text: &str) -> bool {
    is(text, r"^\d([.,]\d+)?[Ee][+-]\d{2,}$")
}

/// Whether a text is a whole number with thousands separators or zero decimals.
pub fn is_written_number(text: &str) -> bool {
    is(text, r"^\d+\.0+$") || is(text, r"^\d{1,3}(,\d{3})+(\.0+)?$")
}

/// Whether a text is a number whose digits after the fifteenth are zeros.
pub fn is_rounded(text: &str) -> bool {
    is(text, r"^\d{15}0+$")
}

/// Whether a text is Excel's number of a day from 2015 to 2050.
pub fn is_day_number_of_now(text: &str) -> bool {
    is(text, r"^\d{5}$") && (42_005..55_000).contains(&text.parse::<u32>().unwrap_or(0))
}

pub fn has_invisible(text: &str) -> bool {
    is(
        text,
        "[\u{A0}\u{2007}\u{202F}\u{AD}\u{200B}-\u{200F}\u{2060}-\u{2064}\u{FEFF}\u{202A}-\u{202E}\u{2066}-\u{2069}]",
    )
}

pub fn has_markup(text: &str) -> bool {
    is(text, r"&(#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]{1,30});") || is(text, r"</?[A-Za-z][^<]*>")
}

/// Whether a text is UTF-8 that was taken for Windows-1252. The characters are Latin letters, or signs.
pub fn is_encoded_twice(text: &str) -> bool {
    const USUAL: &str =
        r"^[\x00-\x7F\u{A0}-\u{24F}\u{1E00}-\u{1EFF}\u{2010}-\u{20CF}\u{2100}-\u{214F}\u{FEFF}]*$";
    let bytes = windows_1252_bytes(text).filter(|_| !text.is_ascii());
    bytes.is_some_and(|bytes| std::str::from_utf8(&bytes).is_ok_and(|text| is(text, USUAL)))
}

/// Whether a text is a word for a total, alone or before a space or a sign.
pub fn is_total(text: &str) -> bool {
    const WORDS: [&str; 12] = [
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
    let last = text.trim_end_matches(':').rsplit_once(char::is_whitespace).map_or("", |(_, last)| last);
    let is_last =
        matches!(last.to_lowercase().as_str(), "total" | "totals" | "subtotal" | "subtotals" | "count");
    is_last
        || WORDS.iter().any(|word| {
            let is_word = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            let after = || text[word.len()..].chars().next();
            is_word && after().is_none_or(|c| c.is_whitespace() || ":=(".contains(c))
        })
}

/// Whether a text is what programs write around a list.
pub fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let in_marks = is(text, r"^[(*<=\-—\[]") && is(text, r"[)*>=\-—\]]$");
    if !plain.contains(' ') || !(in_marks || text.contains(|c: char| c == ':' || c.is_whitespace())) {
        return is(&plain, "^(end|eof)$") || (in_marks && is(&plain, r"^\d+$"));
    }
    let counts = r"^(\d+ )+(rows?|records?|students?|users?|devices?|items?|results?|entry|entries|lines?)( [^ ]+){0,3}$";
    let count_last = r"^(rows?|records?|students?|users?|devices?|items?|results?|entry|entries|lines?) \d+$";
    is(&plain, counts)
        || (text.contains(':') && is(&plain, count_last))
        || is(&plain, "^end (of|report|list|file|data)( |$)")
        || is(&plain, r"^page \d+( |$)")
        || is(
            &plain,
            "^date (printed|generated|exported|created|prepared|produced|downloaded|run|report)( |$)",
        )
        || is(&plain, "^(as of|last updated|no more|powered by|completion time|applied filters)( |$)")
        || is(&plain, "^(copyright|confidential) ")
        || is(
            &plain,
            r"^(printed|generated|exported|created|prepared|produced|downloaded|run|report) (\d+|by|on|at|from|date|time|total|generated|created|printed|exported|run)( |$)",
        )
}

/// Whether a text is a line that a program drew.
pub fn is_line(text: &str) -> bool {
    is(text, "^[-=_ ]{3,}$")
}

/// Whether a first cell with `#` begins a comment.
pub fn begins_comment(text: &str) -> bool {
    let is_key = |remark: &str| !remark.contains(char::is_whitespace) && is(remark, "[0-9]");
    text.len() > 1 && text.starts_with('#') && !is_key(text[1..].trim())
}
