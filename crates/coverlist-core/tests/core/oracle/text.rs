//! Forms that a text can have.

use coverlist_core::record::Date;
use coverlist_core::value::{Century, DateOrder, windows_1252_bytes};
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

/// A text with plain spaces for all white space.
pub fn spaced(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

pub fn is_digits(text: &str) -> bool {
    is(text, r"^\d+$")
}

/// Whether a list with spaces around each word has this word.
fn has_word(list: &str, word: &str) -> bool {
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
    is_placeholder(text) || (is_short && (text == r"\N" || has_word(WORDS, &letters(text))))
}

/// Whether a text is the dash with which accounting formats show zero.
pub fn is_dash(text: &str) -> bool {
    let text = spaced(text);
    is(&text, r"^[ ()]*(?i:(usd|eur) *)?([$€] *)?[ ()]*[-‐-―−_]+[ ()]*$")
        || is(&text, r"^[ ()]*(?i:(usd|eur) *)?[ ()]*[-‐-―−_]+[ ()]*[$€][ ()]*$")
        || is(&text, r"^[ ()]*([$€] *)?[ ()]*[-‐-―−_]+[ ()]*(?i:usd|eur)[ ()]*$")
        || is(&text, r"^[ ()]*[-‐-―−_]+[ ()]*[$€] *(?i:usd|eur)[ ()]*$")
}

const PLACEHOLDERS: &str = " na nan none null nil tbd tba tbc test unknown unk undefined unsure noid nonumber \
     noserial noserialnumber nostudentid nostudentnumber notknown notsure notavailable notapplicable \
     notassigned notprovided dontknow idontknow pending missing blank empty placeholder tobedetermined notset \
     notspecified unspecified unassigned invalid tobefilledbyoem defaultstring systemserialnumber \
     chassisserialnumber baseboardserialnumber noserialnumberavailable ";

const WORDS: &str = " nat nd nodata novalue nothing notset objectobject ninguno ninguna noaplica ";

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
    is(text, "[\u{AD}\u{200B}-\u{200F}\u{2060}-\u{2064}\u{FEFF}\u{202A}-\u{202E}\u{2066}-\u{2069}]")
}

pub fn has_markup(text: &str) -> bool {
    is(text, r"&(#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]{1,30});") || is(text, r"</?[A-Za-z][^<]*>")
}

/// Whether a text is UTF-8 that was taken for Windows-1252.
pub fn is_encoded_twice(text: &str) -> bool {
    !text.is_ascii() && windows_1252_bytes(text).is_some_and(|bytes| std::str::from_utf8(&bytes).is_ok())
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

/// A text as a date in both orders of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readings {
    pub day_first: Option<Date>,
    pub month_first: Option<Date>,
    /// Whether the year comes first.
    pub is_iso: bool,
    /// Whether the last two digits of the year may come first, so that the date proves no order.
    pub may_begin_with_year: bool,
}

impl Readings {
    /// The date in one order; without an order, the date that every possible order gives.
    pub fn in_order(self, order: Option<DateOrder>) -> Option<Date> {
        match order {
            Some(DateOrder::DayFirst) => self.day_first,
            Some(DateOrder::MonthFirst) => self.month_first,
            None => self.day_first.or(self.month_first).filter(|_| !self.is_ambiguous()),
        }
    }

    /// Whether only one order gives a date.
    pub fn has_one_order(self) -> bool {
        self.day_first.is_some() != self.month_first.is_some() && !self.is_ambiguous()
    }

    /// Whether both orders give a date, and not the same one.
    pub fn is_ambiguous(self) -> bool {
        let has_both = self.day_first.is_some() && self.month_first.is_some();
        (has_both && self.day_first != self.month_first)
            || (self.may_begin_with_year && self.day_first.is_some())
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    ExcelNumber,
    TwoDigitYear,
    Unreadable,
}

/// Reads three numbers with the same sign between them, without a time of midnight.
pub fn date(text: &str) -> Result<Readings, NoDate> {
    date_in(text, None)
}

/// Reads a date whose year may have two digits, when the century is known.
pub fn date_in(text: &str, century: Option<Century>) -> Result<Readings, NoDate> {
    if is(text, r"^[2-9]\d{4}(\.\d+)?$") {
        return Err(NoDate::ExcelNumber);
    }
    let time = text.split_once([' ', 'T']).map_or("", |(_, time)| time.trim());
    let is_midnight = is(time, r"^(00?:00(:00(\.0+)?)?|12:00(:00(\.0+)?)? (AM|am))Z?$");
    let text = if is_midnight { text.split([' ', 'T']).next().unwrap_or_default() } else { text };
    let basic = is(text, r"^(19|20)\d{6}$").then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    let text = basic.as_deref().unwrap_or(text);
    let number = |part: &str| part.parse::<i16>().unwrap_or(-1);
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let day = |year: usize, month: usize, day: usize| {
        let (month, day) = (i8::try_from(number(parts[month])).ok()?, i8::try_from(number(parts[day])).ok()?);
        Date::new(number(parts[year]), month, day)
    };
    let readings = if is(text, r"^\d{4}(-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d?$") {
        let date = day(0, 1, 2);
        Readings { day_first: date, month_first: date, is_iso: true, may_begin_with_year: false }
    } else if is(text, r"^\d\d?(-\d\d?-|/\d\d?/|\.\d\d?\.)\d{4}$") {
        Readings {
            day_first: day(2, 1, 0),
            month_first: day(2, 0, 1),
            is_iso: false,
            may_begin_with_year: false,
        }
    } else if is(text, r"^\d\d?(-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d$") {
        let first_year = century.unwrap_or(Century::From2000).first_year();
        let whole = |year: usize| format!("{}", first_year + parts[year].parse::<u16>().unwrap_or(0));
        let day = |year: usize, month: usize, day: usize| {
            format!("{}-{:0>2}-{:0>2}", whole(year), parts[month], parts[day]).parse::<Date>().ok()
        };
        let (day_first, month_first) = (day(2, 1, 0), day(2, 0, 1));
        if century.is_none() && (day_first.is_some() || month_first.is_some()) {
            return Err(NoDate::TwoDigitYear);
        }
        let begins_with_year = text.contains('-') && month_first.is_none() && day(0, 1, 2).is_some();
        Readings { day_first, month_first, is_iso: false, may_begin_with_year: begins_with_year }
    } else {
        return Err(NoDate::Unreadable);
    };
    let is_day = readings.day_first.is_some() || readings.month_first.is_some();
    if is_day { Ok(readings) } else { Err(NoDate::Unreadable) }
}

/// Whether a text looks like a date: programs turn keys such as `3-5` into dates.
pub fn is_date(text: &str) -> bool {
    match date(text) {
        Ok(_) => true,
        Err(NoDate::TwoDigitYear) if text.contains('/') => true,
        Err(_) => is(
            text,
            r"^(\d\d?-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\d{2,4})?|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2,4})$",
        ),
    }
}

/// Whether programs write this day for "no date".
pub fn is_no_day(day: Date) -> bool {
    const DAYS: &str = " 0001-01-01 1601-01-01 1753-01-01 1800-01-01 1899-12-30 1899-12-31 1900-01-01 \
         1900-01-02 1901-01-01 1904-01-01 1969-12-31 1970-01-01 2079-06-06 2099-12-31 ";
    day.year() >= 2999 || has_word(DAYS, &day.to_string())
}

/// Whether a text is the day before the first one of Excel.
pub fn is_day_zero(text: &str) -> bool {
    ["1/0/1900", "0/1/1900", "00/01/1900", "1900-01-00"].contains(&text)
}

/// Whether a text is a day for "no date" in one of its orders, with any time.
pub fn is_no_date(text: &str) -> bool {
    let is_of_now = |year: Option<&str>| {
        year.is_some_and(|year| is(year, r"(?s)^20\d.$") && !["2079", "2099"].contains(&year))
    };
    if is_of_now(text.get(..4)) || is_of_now(text.len().checked_sub(4).and_then(|at| text.get(at..))) {
        return false;
    }
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    match date(day) {
        Ok(readings) => [readings.day_first, readings.month_first].into_iter().flatten().any(is_no_day),
        Err(_) => is_day_zero(day),
    }
}
