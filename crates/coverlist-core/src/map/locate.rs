//! Finds the line of the header.

use super::similarity::nearness;
use crate::read::{FileKind, Table};
use crate::record::trim;
use crate::template::{Template, TemplateSet};

/// The number of records at the top that may be the header.
const SEARCHED: usize = 20;

/// The number of cells that are compared in each. A hostile file has many more.
const SEARCHED_CELLS: usize = 400;

/// The header's line, as soon as it is certain. The first record with two exact headers of a template is the
/// header. Otherwise it is the record that is most similar to a header, after all candidates are read. `None`
/// before that, and when all records are blank.
pub(super) fn locate(table: &Table, templates: &TemplateSet) -> Option<u32> {
    if table.facts().kind != FileKind::Text {
        return None;
    }
    let mut best: Option<Likeness> = None;
    for record in table.records().take(SEARCHED) {
        let cells: Vec<_> = record.cells().take(SEARCHED_CELLS).collect();
        let likeness = Likeness::of(record.line(), &cells, templates);
        if likeness.exact >= 2 {
            return Some(record.line());
        }
        if likeness.is_candidate() && best.is_none_or(|best| likeness.rank() > best.rank()) {
            best = Some(likeness);
        }
    }
    let all_there = table.is_complete() || table.len() >= SEARCHED;
    best.filter(|_| all_there).map(|best| best.line)
}

/// The similarity of a record to a header.
#[derive(Clone, Copy)]
struct Likeness {
    line: u32,
    exact: usize,
    near: usize,
    filled: usize,
    is_comment: bool,
}

impl Likeness {
    fn of<C: AsRef<str>>(line: u32, cells: &[C], templates: &TemplateSet) -> Self {
        let mut likeness = Self { line, exact: 0, near: 0, filled: 0, is_comment: false };
        for cell in cells.iter().map(AsRef::as_ref) {
            if trim(cell).is_empty() {
                continue;
            }
            likeness.is_comment |= likeness.filled == 0 && is_comment_or_delimiter_line(cell);
            likeness.filled += 1;
            match templates.iter().map(|template| best_match(cell, template)).max().unwrap_or(Match::None) {
                Match::Exact => likeness.exact += 1,
                Match::Near => likeness.near += 1,
                Match::None => {}
            }
        }
        likeness
    }

    fn is_candidate(self) -> bool {
        self.filled > 0 && !self.is_comment
    }

    /// The order of candidates. Without any similarity the first record with several cells is the header,
    /// because a title has one cell.
    fn rank(self) -> (usize, bool) {
        (3 * self.exact + self.near, self.filled > 1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    None,
    Near,
    Exact,
}

fn best_match(cell: &str, template: &Template) -> Match {
    let columns = || template.columns.iter();
    if columns().any(|column| column.header == cell) {
        Match::Exact
    } else if columns().any(|column| nearness(cell, column).is_some()) {
        Match::Near
    } else {
        Match::None
    }
}

/// Whether a record is a comment, or the line `sep=;` with which Excel learns the delimiter.
fn is_comment_or_delimiter_line(first: &str) -> bool {
    let first = first.trim_start();
    first.starts_with('#') || first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="))
}
