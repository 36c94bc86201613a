//! The form of records in each dialect.

use super::alignment::Alignment;
use super::grammar::{Grammar, line_end};
use crate::read::guess::named_delimiter;
use crate::read::record_splitter::Splitter;
use crate::read::{Delimiter, Dialect};

/// The form of the records of a file.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// Cells that are separated and quoted in another way.
    Cells(Grammar),
    /// Whole records in quotes.
    Wrapped(Grammar),
    Aligned(Alignment),
    /// Line ends with two carriage returns.
    DoubledReturns,
    /// A header that lacks the first column.
    RowNumbers(Delimiter),
}

impl Form {
    /// The form of a dialect whose plain cells have this delimiter. `None` for the plain one, for a dialect
    /// that does not go with the delimiter, and when the beginning of the file is not aligned.
    pub(super) fn of(dialect: Dialect, delimiter: Delimiter, sample: &str) -> Option<Self> {
        let plain = Grammar {
            separator: match delimiter {
                Delimiter::Comma => ",",
                Delimiter::Semicolon => ";",
                Delimiter::Tab => "\t",
                Delimiter::Pipe => "|",
            },
            quote: b'"',
            has_backslashes: false,
            delimiter: delimiter.byte(),
        };
        match (dialect, delimiter) {
            (Dialect::Plain, _) => None,
            (Dialect::DoubledReturns, _) => Some(Self::DoubledReturns),
            (Dialect::WrappedLines, _) => Some(Self::Wrapped(plain)),
            (Dialect::Backslashes, _) => Some(Self::Cells(Grammar { has_backslashes: true, ..plain })),
            (Dialect::SpacedQuotes, _) => Some(Self::Cells(plain)),
            (Dialect::Apostrophes, _) => Some(Self::Cells(Grammar { quote: b'\'', ..plain })),
            (Dialect::DoubledDelimiter, Delimiter::Semicolon) => {
                Some(Self::Cells(Grammar { separator: ";;", ..plain }))
            }
            (Dialect::DoubledDelimiter, Delimiter::Pipe) => {
                Some(Self::Cells(Grammar { separator: "||", ..plain }))
            }
            (Dialect::RowNumbers, delimiter) => Some(Self::RowNumbers(delimiter)),
            (Dialect::AlignedColumns, Delimiter::Tab) => Alignment::of(sample).map(Self::Aligned),
            (Dialect::Spaces, Delimiter::Tab) => Some(Self::Cells(Grammar { separator: " ", ..plain })),
            (Dialect::DoubledDelimiter | Dialect::AlignedColumns | Dialect::Spaces, _) => None,
        }
    }

    /// Writes the record at the beginning of `text` as plain text, and returns its length with its line end.
    /// `None` when more text is needed; `out` may then have a part of the record.
    pub(super) fn rewrite(&self, text: &str, complete: bool, out: &mut String) -> Option<usize> {
        match self {
            Self::Cells(grammar) => grammar.rewrite(text, complete, out),
            Self::Wrapped(grammar) => {
                let (inside, end) = grammar.only_cell(text, complete)?;
                match inside.filter(|inside| is_one_record(inside, grammar.delimiter)) {
                    Some(inside) => out.push_str(&inside),
                    // More cells may follow.
                    None => return Grammar::rewrite(*grammar, text, complete, out),
                }
                let next = end + line_end(&text[end..], complete)?;
                out.push_str(&text[end..next]);
                Some(next)
            }
            Self::Aligned(alignment) => {
                let (line, next) = line(text, complete)?;
                alignment.rewrite(line, Delimiter::Tab.byte(), out);
                out.push_str(&text[line.len()..next]);
                Some(next)
            }
            Self::DoubledReturns => {
                let end = text.find('\n').map(|end| end + 1).or(complete.then_some(text.len()))?;
                let line = text[..end].strip_suffix("\r\r\n");
                out.push_str(line.unwrap_or(&text[..end]));
                out.push_str(if line.is_some() { "\r\n" } else { "" });
                Some(end)
            }
            Self::RowNumbers(delimiter) => {
                let (line, next) = line(text, complete)?;
                if self.is_header(line) {
                    out.push(char::from(delimiter.byte()));
                }
                out.push_str(&text[..next]);
                Some(next)
            }
        }
    }

    /// Whether later records are plain once this line is written.
    pub(super) fn ends_with(&self, line: &str) -> bool {
        matches!(self, Self::RowNumbers(_)) && self.is_header(line)
    }

    /// Whether a line can be the header: it is not blank and names no delimiter.
    fn is_header(&self, line: &str) -> bool {
        !line.trim().is_empty() && named_delimiter(line).is_none()
    }
}

/// The first line of a text without its line end, and its length with it.
fn line(text: &str, complete: bool) -> Option<(&str, usize)> {
    let end = text.find(['\n', '\r']).or(complete.then_some(text.len()))?;
    Some((&text[..end], end + line_end(&text[end..], complete)?))
}

/// Whether a text that was in quotes is one record with several cells or one.
fn is_one_record(inside: &str, delimiter: u8) -> bool {
    let record = Splitter::new(delimiter).next(inside.as_bytes(), true);
    record.is_some_and(|record| record.end == inside.len() && !record.odd_quote)
}
