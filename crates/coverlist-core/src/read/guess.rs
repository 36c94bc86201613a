//! Guesses the delimiter of a file from its first records.

use super::Delimiter;
use super::cells::{RawCell, RawCells};
use super::record_splitter::Splitter;

/// The number of records that are examined.
const RECORDS: usize = 20;

/// The evidence for a delimiter. Fields are compared in order, and the larger value wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Evidence {
    /// The largest number of known headers, all from one set of headers, that one record has.
    pub(super) headers: usize,
    /// The degree to which the records have the same number of cells.
    pub(super) consistency: usize,
    /// Whether the delimiter is the comma and every record has one cell.
    is_last_resort: bool,
}

/// The delimiter of the file that begins with `head`. A first line such as `sep=;` decides. Otherwise the
/// delimiter wins under which most of the known `headers` appear, then the one under which records are most
/// alike. A file with a single column gets the comma.
pub(super) fn guess_delimiter(head: &str, headers: &[Vec<String>]) -> Delimiter {
    if let Some(named) = named_delimiter(head) {
        return named;
    }
    // The last of several equal delimiters wins: commas also occur in text and numbers, the others rarely.
    Delimiter::ALL
        .into_iter()
        .max_by_key(|&delimiter| Evidence::of(head, delimiter, headers))
        .unwrap_or(Delimiter::Comma)
}

/// The delimiter of Excel's first line `sep=;`.
pub(super) fn named_delimiter(head: &str) -> Option<Delimiter> {
    let line = head.split(['\n', '\r']).next().unwrap_or_default();
    let line = line.trim_matches('"');
    let named = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|_| line.as_bytes().get(4))?;
    Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte() == *named)
}

impl Evidence {
    pub(super) fn of(head: &str, delimiter: Delimiter, headers: &[Vec<String>]) -> Self {
        let mut splitter = Splitter::new(delimiter.byte());
        let records = std::iter::from_fn(|| splitter.next(head.as_bytes(), true))
            .filter(|span| span.start < span.end)
            .take(RECORDS);
        let (mut most_headers, mut widths) = (0, Vec::new());
        for span in records {
            let cells = || RawCells::of(head, span.start, span.end, delimiter.byte());
            let here = headers.iter().map(|headers| count_headers(cells(), headers)).max();
            most_headers = most_headers.max(here.unwrap_or(0));
            // Misplaced quotes speak against this delimiter.
            widths.push(if span.odd_quote { 1 } else { cells().count() });
        }
        let consistency = consistency(&widths);
        let is_last_resort = delimiter == Delimiter::Comma && consistency == 0;
        Self { headers: most_headers, consistency, is_last_resort }
    }
}

/// The number of `headers` among the cells of a record.
fn count_headers<'t>(cells: impl Iterator<Item = RawCell<'t>>, headers: &[String]) -> usize {
    let mut found = vec![false; headers.len()];
    for cell in cells {
        let text = cell.text();
        let text = text.trim();
        if let Some(index) = headers.iter().position(|header| text.eq_ignore_ascii_case(header)) {
            found[index] = true;
        }
    }
    found.into_iter().filter(|&found| found).count()
}

/// The similarity of records with these cell counts. Only the most common count above one matters: first the
/// number of records that have it, then the count itself.
fn consistency(widths: &[usize]) -> usize {
    let alike = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths.iter().map(|&width| alike(width).pow(2) * (width - 1)).max().unwrap_or(0)
}
