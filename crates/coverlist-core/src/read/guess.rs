//! Which delimiter a file uses, told from its first records.

use super::Delimiter;
use super::cells::{RawCell, RawCells};
use super::records::Splitter;

/// How many records are looked at.
const RECORDS: usize = 20;

/// What speaks for a delimiter; more is better, the first field most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Evidence {
    /// How many headers of one set one record has.
    headers: usize,
    /// How alike the records are, and how many cells they have.
    consistency: usize,
    /// Whether it is the comma, and no record has more than one cell.
    is_last_resort: bool,
}

/// The delimiter of the file that begins with `head`: the one that a first line `sep=;` names, else the one that makes
/// most of the known `headers` appear, else the one under which records are most alike. A single column has a comma.
pub(super) fn guess_delimiter(head: &str, headers: &[Vec<String>]) -> Delimiter {
    if let Some(named) = named_delimiter(head) {
        return named;
    }
    // Of equals the last is taken: commas come in text and numbers too, the others hardly.
    Delimiter::ALL
        .into_iter()
        .max_by_key(|&delimiter| Evidence::of(head, delimiter, headers))
        .unwrap_or(Delimiter::Comma)
}

/// The delimiter that Excel's `sep=;` in the first line names.
fn named_delimiter(head: &str) -> Option<Delimiter> {
    let line = head.split(['\n', '\r']).next().unwrap_or_default();
    let line = line.trim_matches('"');
    let named = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|_| line.as_bytes().get(4))?;
    Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte() == *named)
}

impl Evidence {
    fn of(head: &str, delimiter: Delimiter, headers: &[Vec<String>]) -> Self {
        let mut splitter = Splitter::new(delimiter.byte());
        let records = std::iter::from_fn(|| splitter.next(head.as_bytes(), true))
            .filter(|span| span.start < span.end)
            .take(RECORDS);
        let (mut most_headers, mut widths) = (0, Vec::new());
        for span in records {
            let cells = || RawCells::of(&head[span.start..span.end], delimiter.byte());
            let here = headers.iter().map(|headers| count_headers(cells(), headers)).max();
            most_headers = most_headers.max(here.unwrap_or(0));
            // Quotes that make no sense under this delimiter speak against it.
            widths.push(if span.odd_quote { 1 } else { cells().count() });
        }
        let consistency = consistency(&widths);
        let is_last_resort = delimiter == Delimiter::Comma && consistency == 0;
        Self { headers: most_headers, consistency, is_last_resort }
    }
}

/// How many of `headers` the cells of a record hold.
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

/// How alike records are that have so many cells each: the commonest number of cells beyond one counts, by how many
/// records have it and, less, by how many cells that is.
fn consistency(widths: &[usize]) -> usize {
    let alike = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths.iter().map(|&width| alike(width).pow(2) * (width - 1)).max().unwrap_or(0)
}
