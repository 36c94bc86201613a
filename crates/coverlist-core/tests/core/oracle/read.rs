//! Splits a text into rows of cells.

use coverlist_core::read::{Flaw, FlawKind};

/// The maximum number of characters of a quoted cell with line ends. A longer one is a quote that is never
/// closed.
const LONGEST: usize = 32_767;

/// The rows of a text, and the flaws of its quotes.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    pub rows: Vec<Vec<String>>,
    pub flaws: Vec<Flaw>,
    pub ends_with_line_end: bool,
}

/// A text without the zeros and Ctrl-Z at its end, unless they are the end of a row that is cut off.
pub fn without_padding(text: &str) -> &str {
    let filled = text.trim_end_matches(['\0', '\u{1A}', '\r', '\n']).len();
    let Some(place) = text[filled..].find(['\0', '\u{1A}']) else { return text };
    let (text_before, padding) = text.split_at(filled + place);
    let is_after_row = text_before.ends_with(['\r', '\n']) || padding.starts_with('\u{1A}');
    let is_padding = is_after_row && !text_before.is_empty() && padding.len() <= 4_096;
    if is_padding { text_before } else { text }
}

/// A cell, its flaw, and the text behind it.
type Cell<'a> = (String, Option<FlawKind>, &'a str);

pub fn rows(text: &str, delimiter: char) -> Rows {
    let (mut rows, mut flaws, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        let (mut cells, mut of_row) = (Vec::new(), Vec::new());
        loop {
            let (text, flaw, behind) = quoted(rest, delimiter).unwrap_or_else(|| bare(rest, delimiter));
            cells.push(text);
            let (line, column) = (rows.len() as u32 + 1, u16::try_from(cells.len()).unwrap_or(u16::MAX));
            of_row.extend(flaw.map(|kind| Flaw { line, column, kind }));
            let Some(next) = behind.strip_prefix(delimiter) else {
                let ends = ["\r\n", "\r", "\n"];
                rest = ends.iter().find_map(|end| behind.strip_prefix(end)).unwrap_or(behind);
                break;
            };
            rest = next;
        }
        rows.push(cells);
        of_row.truncate(100);
        flaws.extend(of_row);
    }
    Rows { rows, flaws, ends_with_line_end: text.is_empty() || text.ends_with(['\n', '\r']) }
}

/// A cell without quotes, or with an opening quote that is not believed.
fn bare(rest: &str, delimiter: char) -> Cell<'_> {
    let (cell, behind) = rest.split_at(end_of_cell(rest, delimiter));
    (cell.to_owned(), cell.starts_with('"').then_some(FlawKind::QuoteNotClosed), behind)
}

/// A quoted cell; `None` when the cell has no quotes, or has line ends and does not end like a quoted cell.
fn quoted(rest: &str, delimiter: char) -> Option<Cell<'_>> {
    let inside = rest.strip_prefix('"')?;
    let close = closing_quote(inside)?;
    let (inside, behind) = (&inside[..close], &inside[close + 1..]);
    let (after, behind) = behind.split_at(end_of_cell(behind, delimiter));
    let has_line_end = inside.contains(['\n', '\r']);
    if has_line_end && (!after.is_empty() || inside.chars().count() > LONGEST) {
        return None;
    }
    let flaw = (!after.trim_matches(' ').is_empty()).then_some(FlawKind::TextAfterQuote);
    Some((inside.replace("\"\"", "\"") + after, flaw, behind))
}

/// The place of the first quote that is not doubled.
fn closing_quote(inside: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let quote = at + inside[at..].find('"')?;
        if !inside[quote + 1..].starts_with('"') {
            return Some(quote);
        }
        at = quote + 2;
    }
}

fn end_of_cell(text: &str, delimiter: char) -> usize {
    text.find([delimiter, '\n', '\r']).unwrap_or(text.len())
}
