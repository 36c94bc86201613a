//! A header below the header: lists were put together, each with its own.

use super::header::{MAX_COLUMNS, Nearness, letters, nearness};
use super::layout::Layout;
use crate::findings::Code;
use crate::read::Record;
use crate::template::{Field, RecordKind, Template};

/// What is found in a row below the header that is a header itself: the same columns once more, or others.
pub(super) fn repeated_header(record: Record<'_>, layout: &Layout, key_column: u16) -> Option<Code> {
    let cells: Vec<String> = record.cells().take(MAX_COLUMNS).map(|cell| letters(&cell)).collect();
    if !is_header(&cells, layout.headers(), usize::from(key_column) - 1) {
        None
    } else if says_the_same(&cells, layout.headers()) {
        Some(Code::RowHeader)
    } else {
        Some(Code::HeaderChanged)
    }
}

/// Whether a row has the key's header in the key's column, or two headers to the letter, or two in any words of which
/// one stands in the key's column.
fn is_header(cells: &[String], headers: &[String], key_index: usize) -> bool {
    let Some(key_cell) = cells.get(key_index) else { return false };
    let is_known = |cell: &String| (!cell.is_empty() && headers.contains(cell)) || best_match(cell).is_some();
    let is_exact = |cell: &&String| matches!(best_match(cell), Some((Nearness::SameLetters, _)));
    headers.get(key_index) == Some(key_cell)
        || best_match(key_cell) == Some((Nearness::SameLetters, Field::Key))
        || cells.iter().filter(is_exact).count() >= 2
        || (is_known(key_cell) && cells.iter().filter(|cell| is_known(cell)).count() >= 2)
}

/// The header of a built-in template that a cell says to the letter, or in another word for it.
fn best_match(cell: &str) -> Option<(Nearness, Field)> {
    let matches = RecordKind::ALL.into_iter().flat_map(|kind| {
        let columns = Template::builtin(kind).columns.into_iter();
        columns.filter_map(move |column| {
            let near = nearness(cell, &column.header, column.field, kind)?;
            (!matches!(near, Nearness::Mistyped(_))).then_some((near, column.field))
        })
    });
    matches.min()
}

/// Whether two headers have the same columns in the same order; blank ones at the end do not count.
fn says_the_same(one: &[String], other: &[String]) -> bool {
    let longer = one.len().max(other.len());
    let at = |header: &[String], index: usize| header.get(index).cloned().unwrap_or_default();
    (0..longer).all(|index| at(one, index) == at(other, index))
}
