//! What a text must have before it is worth reading in a dialect. Every file waits for this test before its
//! header is known, so it only searches for a few bytes.

use crate::read::Dialect;
use memchr::{memchr, memmem};

/// Whether a text has what every text in the dialect has.
pub(super) fn has_sign(dialect: Dialect, text: &str) -> bool {
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    match dialect {
        Dialect::Plain => false,
        Dialect::DoubledReturns => has("\r\r\n"),
        Dialect::WrappedLines => lines(text).any(wraps_cells),
        Dialect::Backslashes => has("\\\""),
        Dialect::SpacedQuotes => has(" \""),
        Dialect::Apostrophes => memchr(b'\'', text.as_bytes()).is_some(),
        Dialect::DoubledDelimiter => has("||") || has(";;"),
        Dialect::RowNumbers => lines(text).any(begins_with_first_number),
        Dialect::AlignedColumns => has("  "),
        Dialect::Spaces => lines(text).next().is_some_and(|line| !line.contains([',', ';', '|'])),
    }
}

/// The lines that are not blank.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r']).filter(|line| !line.trim().is_empty())
}

/// Whether the first quotes of a line contain a delimiter, as those around a whole record do.
fn wraps_cells(line: &str) -> bool {
    let Some(inside) = line.trim_start_matches(' ').strip_prefix('"') else { return false };
    for part in inside.split("\"\"") {
        let quoted = part.split('"').next().unwrap_or_default();
        if quoted.contains([',', ';', '\t', '|']) {
            return true;
        }
        let is_closed = quoted.len() < part.len();
        if is_closed {
            return false;
        }
    }
    false
}

/// Whether a line begins with the number of the first row, 0 or 1.
fn begins_with_first_number(line: &str) -> bool {
    let line = line.trim_start_matches('"');
    let digits = &line[..line.bytes().take_while(u8::is_ascii_digit).count()];
    !digits.is_empty() && matches!(digits.trim_start_matches('0'), "" | "1")
}
