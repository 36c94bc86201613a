//! Decides what a cell of a workbook holds.

use coverlist_core::record::Date;
use coverlist_core::sheet::Content;
use std::borrow::Cow;

/// The content of a cell.
pub(super) enum Cell<'a> {
    Blank,
    Text(Cow<'a, str>),
    /// A number, or a date as the number of days that spreadsheets count.
    Number(f64),
}

/// The largest number of UTF-16 units in a cell.
const LONGEST: usize = 32_767;

/// The end of a text that does not fit in a cell.
const CUT: char = '…';

/// The largest number of digits that a spreadsheet keeps of a number.
const EXACT_DIGITS: usize = 15;

/// The days from the year 0, which begins with March, to 1899-12-30.
const DAYS_BEFORE: i32 = 693_900;

/// Spreadsheets count the days before this one differently.
const FIRST_DATE: &str = "1900-03-01";

impl<'a> Cell<'a> {
    /// The cell for a text in a column. It is a date or a number only if the text follows from it.
    pub(super) fn new(text: &'a str, content: &Content) -> Self {
        if text.is_empty() {
            return Self::Blank;
        }
        let value = match content {
            Content::Text | Content::Choice(_) => None,
            Content::Date { .. } => serial(text).map(Self::Number),
            Content::Amount => number(text, 2).map(Self::Number),
            Content::Integer => number(text, 0).map(Self::Number),
        };
        value.unwrap_or_else(|| Self::Text(fitted(text)))
    }
}

/// The number of a date in ISO 8601: the days since 1899-12-30.
fn serial(text: &str) -> Option<f64> {
    let mut parts = text.split('-');
    let date =
        Date::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
    let is_canonical = text == date.to_string() && text >= FIRST_DATE;
    // The year begins with March, so that a leap day is its last one.
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month < 3);
    let leap_days = year / 4 - year / 100 + year / 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day;
    is_canonical.then(|| f64::from(365 * year + leap_days + day_of_year - DAYS_BEFORE))
}

/// The number of a text, if the number has the same text with this many decimals, and no digit is lost.
fn number(text: &str, decimals: usize) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number: f64 = text.parse().ok().filter(|_| (1..=EXACT_DIGITS).contains(&digits))?;
    let is_same = format!("{number:.decimals$}") == text && !(number == 0.0 && text.starts_with('-'));
    is_same.then_some(number)
}

/// The text as a cell can hold it. Line breaks are line feeds, as in all cells of workbooks. A text that is
/// too long is cut. The writer escapes characters that XML cannot hold.
pub(super) fn fitted(text: &str) -> Cow<'_, str> {
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    };
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut room = LONGEST - CUT.len_utf16();
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let kept: String = text.chars().take_while(fits).collect();
    Cow::Owned(kept + CUT.encode_utf8(&mut [0; 4]))
}
