//! The first records of a file, which prove its dialect.

use crate::read::cells::RawCells;
use crate::read::guess::{Evidence, named_delimiter};
use crate::read::record_splitter::Splitter;
use crate::read::{Delimiter, Dialect};
use memchr::memmem;
use std::cell::OnceCell;

/// The number of records that are examined.
const RECORDS: usize = 100;

/// The beginning of a file, read with one delimiter.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) text: String,
    pub(super) delimiter: Delimiter,
    /// Whether the text is the whole file.
    pub(super) complete: bool,
    records: OnceCell<Records>,
}

/// The first records that are not blank.
#[derive(Debug, Default)]
struct Records {
    /// The cells with their quotes.
    cells: Vec<Vec<String>>,
    has_odd_quotes: bool,
}

impl Records {
    fn of(sample: &Sample) -> Self {
        let Sample { text, delimiter, complete, .. } = sample;
        let mut records = Self::default();
        let mut splitter = Splitter::new(delimiter.byte());
        while records.cells.len() < RECORDS
            && let Some(span) = splitter.next(text.as_bytes(), *complete)
        {
            let record = &text[span.start..span.end];
            if record.trim().is_empty() || span.start == 0 && named_delimiter(record).is_some() {
                continue;
            }
            records.has_odd_quotes |= span.odd_quote;
            let cells = RawCells::of(text, span.start, span.end, delimiter.byte());
            records.cells.push(cells.map(|cell| cell.raw.to_owned()).collect());
        }
        records
    }
}

impl Sample {
    pub(super) fn new(text: String, delimiter: Delimiter, complete: bool) -> Self {
        Self { text, delimiter, complete, records: OnceCell::new() }
    }

    fn records(&self) -> &[Vec<String>] {
        &self.split().cells
    }

    fn has_odd_quotes(&self) -> bool {
        self.split().has_odd_quotes
    }

    /// Most files need no split, because they show no sign of a dialect.
    fn split(&self) -> &Records {
        self.records.get_or_init(|| Records::of(self))
    }

    /// The evidence that the delimiter is the right one.
    pub(super) fn evidence(&self, headers: &[Vec<String>]) -> Evidence {
        Evidence::of(&self.text, self.delimiter, headers)
    }

    /// Whether the plain reading of a text with the sign of a dialect gives a reason to try it.
    pub(super) fn is_suspicious(&self, dialect: Dialect) -> bool {
        match dialect {
            Dialect::Plain => false,
            Dialect::DoubledReturns | Dialect::DoubledDelimiter => true,
            Dialect::WrappedLines | Dialect::AlignedColumns => self.is_mostly(is_single),
            Dialect::Backslashes => self.has_odd_quotes(),
            Dialect::SpacedQuotes => {
                let is_spaced =
                    |cell: &String| cell.starts_with(' ') && cell.trim_start_matches(' ').starts_with('"');
                self.records().iter().filter(|cells| cells.iter().any(is_spaced)).count() > 1
            }
            Dialect::Apostrophes => {
                let begins_with = |quote| move |cell: &String| cell.trim_start().starts_with(quote);
                let has_cell = |quote| self.records().iter().flatten().any(begins_with(quote));
                has_cell('\'') && !has_cell('"')
            }
            Dialect::RowNumbers => self.has_row_numbers(),
            Dialect::Spaces => {
                let is_header = |cells: &Vec<String>| is_single(cells) && cells[0].contains(' ');
                self.records().first().is_some_and(is_header) && self.is_mostly(is_single)
            }
        }
    }

    /// Whether this reading of a dialect proves it, compared with the plain reading of the same text.
    pub(super) fn proves(&self, dialect: Dialect, plain: &Self) -> bool {
        let is_read = !self.has_odd_quotes() && self.records().len() > 1 && self.text != plain.text;
        let has_columns = || self.records().iter().all(|cells| cells.len() > 1);
        is_read
            && match dialect {
                Dialect::Plain => false,
                Dialect::DoubledReturns => self.has_mostly_doubled_returns(&plain.text),
                Dialect::WrappedLines => has_columns(),
                Dialect::Apostrophes => {
                    has_columns() && self.is_mostly(|cells| cells.iter().any(|cell| cell.starts_with('"')))
                }
                Dialect::DoubledDelimiter => self.has_only_doubled_delimiters(),
                Dialect::Spaces => has_columns() && self.has_one_width(),
                Dialect::Backslashes
                | Dialect::SpacedQuotes
                | Dialect::RowNumbers
                | Dialect::AlignedColumns => true,
            }
    }

    /// Whether at least half of the records are so, and two or more.
    fn is_mostly(&self, is_so: impl Fn(&[String]) -> bool) -> bool {
        let count = self.records().iter().filter(|cells| is_so(cells)).count();
        count > 1 && count * 2 >= self.records().len()
    }

    fn has_one_width(&self) -> bool {
        self.records().array_windows().all(|[one, next]| one.len() == next.len())
    }

    fn has_mostly_doubled_returns(&self, text: &str) -> bool {
        let doubled = memmem::find_iter(text.as_bytes(), "\r\r\n").count();
        let line_feeds = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        doubled > 1 && doubled * 2 > line_feeds
    }

    /// Whether all records with a delimiter have the same number of doubled ones, and no header has a single
    /// one.
    fn has_only_doubled_delimiters(&self) -> bool {
        let has_delimiter = |cell: &String| cell.contains(char::from(self.delimiter.byte()));
        let mut records =
            self.records().iter().filter(|cells| cells.len() > 1 || cells.iter().any(has_delimiter));
        let Some(first) = records.next() else { return false };
        first.len() > 1 && !first.iter().any(has_delimiter) && records.all(|cells| cells.len() == first.len())
    }

    /// Whether all records but the first one have one more cell, and begin with their number from 0 or 1. In
    /// at least half of them, the last cell is not blank, so that it is not the further one.
    fn has_row_numbers(&self) -> bool {
        let Some((header, rows)) = self.records().split_first() else { return false };
        let number = |cells: &[String]| -> Option<usize> { cells[0].trim_matches('"').parse().ok() };
        let first = rows.first().and_then(|cells| number(cells)).filter(|&first| first < 2);
        let is_numbered = |(expected, cells): (usize, &Vec<String>)| {
            cells.len() == header.len() + 1 && number(cells) == Some(expected)
        };
        let is_filled =
            |cells: &&Vec<String>| cells.last().is_some_and(|cell| !cell.trim_matches('"').is_empty());
        header.len() > 1
            && rows.len() > 1
            && first.is_some_and(|first| (first..).zip(rows).all(is_numbered))
            && rows.iter().filter(is_filled).count() * 2 >= rows.len()
    }
}

fn is_single(cells: &[String]) -> bool {
    cells.len() == 1
}
