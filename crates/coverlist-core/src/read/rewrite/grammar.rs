//! Reads the cells of a record in another dialect, and writes them as plain cells.

use crate::read::quoted;
use crate::read::tokenizer::{CELL_LIMIT, is_too_long};
use memchr::memchr2;

/// How a dialect separates and quotes cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar {
    pub(super) separator: &'static str,
    pub(super) quote: u8,
    /// Whether a backslash makes a quote or a backslash in quotes text.
    pub(super) has_backslashes: bool,
    /// The delimiter of the plain cells.
    pub(super) delimiter: u8,
}

/// A cell as the file has it.
#[derive(Clone, Copy, Debug)]
enum Cell<'t> {
    Bare(&'t str),
    Quoted {
        inside: &'t str,
        after: &'t str,
    },
    /// A cell behind an opening quote that is never closed.
    Unclosed(&'t str),
}

/// Where a quoted cell ends.
enum Closing {
    /// The position of the closing quote.
    At(usize),
    /// The opening quote is never closed, so it is text.
    Never,
}

impl Grammar {
    /// Writes the record at the beginning of `text` as plain text, and returns its length with its line end.
    /// `None` when more text is needed; `out` may then have a part of the record.
    pub(super) fn rewrite(self, text: &str, complete: bool, out: &mut String) -> Option<usize> {
        let mut start = 0;
        loop {
            let (cell, end) = self.cell(text, start, complete)?;
            self.write(cell, out);
            if text[end..].starts_with(self.separator) {
                out.push(char::from(self.delimiter));
                start = end + self.separator.len();
            } else {
                let next = end + line_end(&text[end..], complete)?;
                out.push_str(&text[end..next]);
                return Some(next);
            }
        }
    }

    /// The text in the quotes around the record at the beginning of `text`, and the position of its line end.
    /// The text is `None` when the record is not a single quoted cell. `None` when more text is needed.
    pub(super) fn only_cell(self, text: &str, complete: bool) -> Option<(Option<String>, usize)> {
        let (cell, end) = self.cell(text, 0, complete)?;
        let inside = match cell {
            Cell::Quoted { inside, after: "" } if !text[end..].starts_with(self.separator) => inside,
            _ => return Some((None, end)),
        };
        Some((Some(self.meaning(inside)), end))
    }

    /// The cell that begins at `start`, and its end.
    fn cell(self, text: &str, start: usize, complete: bool) -> Option<(Cell<'_>, usize)> {
        let open = start + self.spaces(&text[start..]);
        if text.as_bytes().get(open) != Some(&self.quote) {
            let end = self.end_of_cell(text, open, complete)?;
            return Some((Cell::Bare(&text[open..end]), end));
        }
        if let Closing::At(close) = self.closing(text, open, complete)? {
            let inside = &text[open + 1..close];
            let end = self.end_of_cell(text, close + 1, complete)?;
            let after = &text[close + 1..end];
            let after = if self.spaces(after) == after.len() { "" } else { after };
            let is_believed = !has_line_end(inside) || after.is_empty() && !is_too_long(inside.as_bytes());
            if is_believed {
                return Some((Cell::Quoted { inside, after }, end));
            }
        }
        let end = self.end_of_cell(text, open + 1, complete)?;
        Some((Cell::Unclosed(&text[open + 1..end]), end))
    }

    /// The number of spaces at the beginning of a text, unless spaces separate cells.
    fn spaces(self, text: &str) -> usize {
        if self.separator == " " { 0 } else { text.len() - text.trim_start_matches(' ').len() }
    }

    /// The end of the quotes that open at `open`. `None` when more text is needed.
    fn closing(self, text: &str, open: usize, complete: bool) -> Option<Closing> {
        let bytes = text.as_bytes();
        let escape = if self.has_backslashes { b'\\' } else { self.quote };
        let mut at = open + 1;
        while let Some(offset) = memchr2(self.quote, escape, &bytes[at..]) {
            at += offset;
            let next = bytes.get(at + 1);
            if next.is_none() && !complete {
                break;
            }
            at += match next {
                Some(&next) if self.escapes(bytes[at], next) => 2,
                _ if bytes[at] != self.quote => 1,
                _ if self.ends_cell(&text[at + 1..]) => return Some(Closing::At(at)),
                // This quote opens a cell, so the one before it was text.
                _ if next != Some(&b' ') && self.is_before_cell(&text[open + 1..at]) => {
                    return Some(Closing::Never);
                }
                // Words have apostrophes.
                _ if self.quote == b'\'' => 1,
                _ => return Some(Closing::At(at)),
            };
        }
        // This many bytes exceed the limit of a cell with several lines in any encoding.
        let is_hopeless = |inside: &str| inside.len() > 4 * CELL_LIMIT + 4 && has_line_end(inside);
        (complete || is_hopeless(&text[open + 1..])).then_some(Closing::Never)
    }

    /// Whether a cell ends before a text, apart from spaces.
    fn ends_cell(self, text: &str) -> bool {
        let text = &text[self.spaces(text)..];
        text.is_empty() || text.starts_with(['\n', '\r']) || text.starts_with(self.separator)
    }

    /// Whether a cell begins after a text.
    fn is_before_cell(self, text: &str) -> bool {
        text.ends_with(['\n', '\r']) || text.ends_with(self.separator)
    }

    /// Whether the first of two bytes in quotes makes the second one text.
    fn escapes(self, first: u8, second: u8) -> bool {
        let is_backslash = self.has_backslashes && first == b'\\';
        second == self.quote && (first == self.quote || is_backslash) || is_backslash && second == b'\\'
    }

    /// The end of a cell whose quotes end before `from`. `None` when more text is needed.
    fn end_of_cell(self, text: &str, from: usize, complete: bool) -> Option<usize> {
        let rest = &text.as_bytes()[from..];
        let separator = self.separator.as_bytes();
        let is_end = |at: &usize| matches!(rest[*at], b'\n' | b'\r') || rest[*at..].starts_with(separator);
        (0..rest.len()).find(is_end).or(complete.then_some(rest.len())).map(|end| from + end)
    }

    /// The text that a text in quotes stands for.
    fn meaning(self, inside: &str) -> String {
        let mut meaning = String::with_capacity(inside.len());
        let mut characters = inside.chars().peekable();
        while let Some(character) = characters.next() {
            let byte = |character: char| u8::try_from(character).unwrap_or(0);
            let escaped = characters.next_if(|&next| self.escapes(byte(character), byte(next)));
            meaning.push(escaped.unwrap_or(character));
        }
        meaning
    }

    fn write(self, cell: Cell<'_>, out: &mut String) {
        match cell {
            Cell::Bare(text) if text.starts_with('"') || text.contains(char::from(self.delimiter)) => {
                out.push_str(&quoted(text, self.delimiter));
            }
            Cell::Bare(text) => out.push_str(text),
            Cell::Quoted { inside, after } if after.contains(char::from(self.delimiter)) => {
                out.push_str(&quoted(&(self.meaning(inside) + after), self.delimiter));
            }
            Cell::Quoted { inside, after } => {
                out.push('"');
                out.push_str(&self.meaning(inside).replace('"', "\"\""));
                out.push('"');
                out.push_str(after);
            }
            Cell::Unclosed(text) => {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
            }
        }
    }
}

/// The length of the line end at the beginning of `text`. `None` when more text is needed.
pub(super) fn line_end(text: &str, complete: bool) -> Option<usize> {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => Some(2),
        [b'\r'] if !complete => None,
        [b'\r' | b'\n', ..] => Some(1),
        _ => complete.then_some(0),
    }
}

fn has_line_end(text: &str) -> bool {
    text.contains(['\n', '\r'])
}
