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

/// How cells are separated and quoted.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    pub separator: &'a str,
    pub quote: char,
    /// Whether a backslash makes a quote or a backslash in quotes text.
    pub has_backslashes: bool,
    /// Whether spaces between a separator and a cell belong to neither.
    pub has_spaces: bool,
}

impl<'a> Style<'a> {
    pub fn plain(separator: &'a str) -> Self {
        Self { separator, quote: '"', has_backslashes: false, has_spaces: false }
    }
}

pub fn rows(text: &str, style: Style<'_>) -> Rows {
    let (mut rows, mut flaws, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        let (mut cells, mut of_row) = (Vec::new(), Vec::new());
        loop {
            let cell = if style.has_spaces { rest.trim_start_matches(' ') } else { rest };
            let (text, flaw, behind) = quoted(cell, style).unwrap_or_else(|| bare(cell, style));
            cells.push(text);
            let (line, column) = (rows.len() as u32 + 1, u16::try_from(cells.len()).unwrap_or(u16::MAX));
            of_row.extend(flaw.map(|kind| Flaw { line, column, kind }));
            let Some(next) = behind.strip_prefix(style.separator) else {
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
fn bare<'a>(rest: &'a str, style: Style<'_>) -> Cell<'a> {
    let (cell, behind) = rest.split_at(end_of_cell(rest, style));
    match cell.strip_prefix(style.quote) {
        // In another dialect, the damage is shown as in a plain file.
        Some(text) if style.has_spaces => {
            (format!("\"{}", text.replace('"', "\"\"")), Some(FlawKind::QuoteNotClosed), behind)
        }
        Some(_) => (cell.to_owned(), Some(FlawKind::QuoteNotClosed), behind),
        None => (cell.to_owned(), None, behind),
    }
}

/// A quoted cell; `None` when the cell has no quotes, or has line ends and does not end like a quoted cell.
fn quoted<'a>(rest: &'a str, style: Style<'_>) -> Option<Cell<'a>> {
    let inside = rest.strip_prefix(style.quote)?;
    let (meaning, close) = until_closing_quote(inside, style)?;
    let (inside, behind) = (&inside[..close], &inside[close + 1..]);
    let (after, behind) = behind.split_at(end_of_cell(behind, style));
    let has_only_spaces = style.has_spaces && after.trim_matches(' ').is_empty();
    let after = if has_only_spaces { "" } else { after };
    let has_line_end = inside.contains(['\n', '\r']);
    if has_line_end && (!after.is_empty() || inside.chars().count() > LONGEST) {
        return None;
    }
    let flaw = (!after.trim_matches(' ').is_empty()).then_some(FlawKind::TextAfterQuote);
    Some((meaning + after, flaw, behind))
}

/// The text before the first quote that is not doubled or behind a backslash, and the quote's place. `None`
/// when that quote opens the next cell. An apostrophe within a word is text.
fn until_closing_quote(inside: &str, style: Style<'_>) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut characters = inside.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let is_quote = next == Some(style.quote);
        if character == style.quote && !is_quote {
            let (before, behind) = (&inside[..at], &inside[at + 1..]);
            let behind = if style.has_spaces { behind.trim_start_matches(' ') } else { behind };
            let has_end = end_of_cell(behind, style) == 0;
            let begins_cell = ["\n", "\r", style.separator].iter().any(|end| before.ends_with(end));
            if !has_end && begins_cell && next != Some(' ') {
                return None;
            }
            if has_end || style.quote != '\'' {
                return Some((text, at));
            }
            text.push(character);
            continue;
        }
        let is_escape = style.has_backslashes && character == '\\' && (is_quote || next == Some('\\'));
        if character == style.quote || is_escape {
            characters.next();
        }
        text.push(if is_escape { next? } else { character });
    }
    None
}

fn end_of_cell(text: &str, style: Style<'_>) -> usize {
    let ends = [style.separator, "\n", "\r"];
    ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len())
}
