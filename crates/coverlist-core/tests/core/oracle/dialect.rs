//! Splits a text in any dialect into rows of cells.

use super::read::{Rows, Style, rows};
use coverlist_core::read::{Delimiter, Dialect};

/// The rows of a text. `delimiter` separates the cells of the plain text.
pub fn rows_of(text: &str, dialect: Dialect, delimiter: Delimiter) -> Rows {
    let separator = char::from(delimiter.byte()).to_string();
    let plain = Style::plain(&separator);
    let spaced = Style { has_spaces: true, ..plain };
    match dialect {
        Dialect::Plain => rows(text, plain),
        Dialect::DoubledReturns => rows(&text.replace("\r\r\n", "\r\n"), plain),
        Dialect::WrappedLines => unwrapped(rows(text, spaced), plain),
        Dialect::Backslashes => rows(text, Style { has_backslashes: true, ..spaced }),
        Dialect::SpacedQuotes => rows(text, spaced),
        Dialect::Apostrophes => rows(text, Style { quote: '\'', ..spaced }),
        Dialect::DoubledDelimiter => rows(text, Style { separator: &separator.repeat(2), ..spaced }),
        Dialect::RowNumbers => with_first_header(rows(text, plain)),
        Dialect::AlignedColumns => aligned(text),
        Dialect::Spaces => rows(text, Style::plain(" ")),
    }
}

/// Splits the only cell of each row.
fn unwrapped(mut wrapped: Rows, plain: Style<'_>) -> Rows {
    for row in &mut wrapped.rows {
        if let [only] = row.as_slice()
            && let inside = rows(only, plain)
            && let [cells] = inside.rows.as_slice()
        {
            *row = cells.clone();
        }
    }
    wrapped
}

/// Puts a blank cell before the header.
fn with_first_header(mut numbered: Rows) -> Rows {
    let is_filled = |row: &&mut Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    let header = numbered.rows.iter_mut().find(is_filled);
    header.into_iter().for_each(|row| row.insert(0, String::new()));
    numbered
}

/// Cuts each line where two or more characters are spaces in all lines from the header on.
fn aligned(text: &str) -> Rows {
    let lines: Vec<&str> = text.lines().collect();
    let is_above = |line: &&&str| !line.trim().contains("  ");
    let below: Vec<Vec<char>> =
        lines.iter().skip_while(is_above).map(|line| line.chars().collect()).collect();
    let is_space =
        |at: usize| below.iter().all(|line| line.get(at).is_none_or(|&character| character == ' '));
    let width = below.iter().map(Vec::len).max().unwrap_or(0);
    let first = (0..width).find(|&at| !is_space(at)).unwrap_or(0);
    let is_start = |&at: &usize| at >= first + 2 && !is_space(at) && is_space(at - 1) && is_space(at - 2);
    let starts: Vec<usize> = (0..width).filter(is_start).collect();
    let row = |line: &&str| {
        let characters: Vec<char> = line.chars().collect();
        let text = |from: usize, to: usize| -> String {
            characters.iter().skip(from).take(to - from).collect::<String>().trim().to_owned()
        };
        let gap = |start: usize| (0..start).rev().find(|&at| !is_space(at)).map_or(0, |at| at + 1);
        let fits = starts.iter().all(|&start| text(gap(start), start).is_empty());
        if !fits || line.trim().is_empty() {
            return vec![line.trim().to_owned()];
        }
        let ends = starts.iter().copied().chain([characters.len().max(width)]);
        let begins = [0].into_iter().chain(starts.iter().copied());
        begins.zip(ends).map(|(from, to)| text(from, to)).collect()
    };
    Rows {
        rows: lines.iter().map(row).collect(),
        flaws: Vec::new(),
        ends_with_line_end: text.is_empty() || text.ends_with(['\n', '\r']),
    }
}
