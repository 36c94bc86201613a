//! Recognizes rows that are not records, such as titles, comments and totals.

use super::layout::{Layout, RowCells};
use super::repeated_header::repeated_header;
use crate::findings::Code;
use crate::read::Record;
use crate::record::Field;
use crate::template::EXAMPLE_MARK;
use crate::value::{begins_with_total, is_excel_error};

/// The reason why a row below the header is not a record.
pub(super) fn below_header(
    record: Record<'_>,
    cells: &RowCells<'_>,
    layout: &Layout,
    has_status: bool,
) -> Option<Code> {
    if cells.filled == 0 {
        Some(Code::RowBlank)
    } else if is_comment(cells, has_status) {
        Some(Code::RowComment)
    } else if is_example(cells) {
        Some(Code::RowExample)
    } else if is_totals(cells, has_status) {
        Some(Code::RowTotals)
    } else if has_status || cells.key().contains(|c: char| c.is_ascii_digit()) {
        // A fast path: nearly every row, but no header.
        None
    } else {
        layout.column(Field::Key).and_then(|key_column| repeated_header(record, layout, key_column))
    }
}

/// The reason why a row of a sheet is not a record. A sheet has no titles, comments and totals.
pub(super) fn in_sheet(cells: &RowCells<'_>) -> Option<Code> {
    (cells.filled == 0).then_some(Code::RowBlank)
}

/// The reason why a row above the header is not a record.
pub(super) fn above_header(cells: &RowCells<'_>) -> Code {
    match cells.first_filled() {
        "" => Code::RowBlank,
        text if text.starts_with('#') => Code::RowComment,
        _ => Code::RowTitle,
    }
}

/// Whether a row is a comment: its first cell begins with `#` and it has no other cell, or its text was split
/// at commas.
fn is_comment(cells: &RowCells<'_>, has_status: bool) -> bool {
    let Some(remark) = cells.first().strip_prefix('#') else { return false };
    if is_excel_error(cells.first()) {
        return false;
    }
    cells.filled == 1 || (remark.starts_with(char::is_whitespace) && !has_status)
}

fn is_example(cells: &RowCells<'_>) -> bool {
    let is_marked = |cell: &str| {
        let start = cell.get(..EXAMPLE_MARK.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(EXAMPLE_MARK))
    };
    is_marked(cells.key()) || is_marked(cells.policy_number())
}

/// Whether a row is a total: it begins with a word for a total in the key's column, or has no key, and has no
/// status. A person may be called Sum.
fn is_totals(cells: &RowCells<'_>, has_status: bool) -> bool {
    let (first, key) = (cells.first_filled(), cells.key());
    begins_with_total(first) && (key.is_empty() || key == first) && !has_status
}

/// Whether the row has one of the template's status words.
pub(super) fn has_status(cells: &RowCells<'_>, layout: &Layout) -> bool {
    !cells.status().is_empty() && layout.is_status_word(cells.status())
}
