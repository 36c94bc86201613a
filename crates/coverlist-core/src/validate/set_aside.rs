//! Recognizes rows that are not records, such as titles, comments and totals.

use super::layout::Layout;
use super::repeated_header::repeated_header;
use super::row_cells::RowCells;
use crate::findings::Code;
use crate::read::Record;
use crate::record::Field;
use crate::template::EXAMPLE_MARK;
use crate::value::{begins_comment, is_excel_error, is_line, is_remark, is_total};

/// The reason why a row below the header is not a record. `key` is its trimmed key, and `has_status` means
/// that it has one of the template's status words.
pub(super) fn below_header(
    record: Record<'_>,
    cells: &RowCells<'_>,
    key: &str,
    layout: &Layout,
    has_status: bool,
) -> Option<Code> {
    if has_status && !cells.begins_unusually() {
        // A fast path: nearly every row.
        None
    } else if cells.is_blank() {
        Some(Code::RowBlank)
    } else if is_comment(cells, has_status) {
        Some(Code::RowComment)
    } else if is_marked(key) || is_marked(&cells.policy_number()) {
        Some(Code::RowExample)
    } else if !has_status && is_totals(cells, key) {
        Some(Code::RowTotals)
    } else if !has_status && is_footer(cells, key) {
        Some(Code::RowFooter)
    } else if !has_status && layout.is_export() && cells.have_only_a_key() {
        Some(Code::RowUninsured)
    } else if has_status || key.bytes().any(|byte| byte.is_ascii_digit()) {
        // No header has a digit.
        None
    } else {
        layout.column(Field::Key).and_then(|key_column| repeated_header(record, layout, key_column))
    }
}

/// The reason why a row of a sheet is not a record. A sheet has no titles, comments and totals.
pub(super) fn in_sheet(cells: &RowCells<'_>) -> Option<Code> {
    cells.is_blank().then_some(Code::RowBlank)
}

/// The reason why a row from the header of a second table on is not a record.
pub(super) fn in_second_table(cells: &RowCells<'_>, first_line: u32) -> Code {
    if cells.is_blank() {
        Code::RowBlank
    } else if cells.line() == first_line {
        Code::TableSecond
    } else {
        Code::RowOtherTable
    }
}

/// The reason why a row above the header is not a record.
pub(super) fn above_header(cells: &RowCells<'_>) -> Code {
    match &*cells.first_filled() {
        "" => Code::RowBlank,
        text if begins_comment(text) => Code::RowComment,
        _ => Code::RowTitle,
    }
}

/// Whether a row is a comment: its first cell begins with `#` and it has no other cell, or its text was split
/// at commas.
fn is_comment(cells: &RowCells<'_>, has_status: bool) -> bool {
    let first = cells.first();
    let Some(remark) = first.strip_prefix('#') else { return false };
    if is_excel_error(&first) {
        return false;
    }
    let is_text = || remark.starts_with(char::is_whitespace) && (begins_comment(&first) || cells.is_short());
    cells.has_one_cell() || (!has_status && is_text())
}

/// Whether a cell marks the example rows of a template.
fn is_marked(cell: &str) -> bool {
    let start = cell.get(..EXAMPLE_MARK.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(EXAMPLE_MARK))
}

/// Whether a row without a status is a total: it has a word for a total, which is in the key's column
/// when that is filled. A person may be called Sum.
fn is_totals(cells: &RowCells<'_>, key: &str) -> bool {
    let first = cells.first_filled();
    is_total(&first) && (key.is_empty() || key == first)
}

/// Whether a row without a status is a rule that a program drew, or its remark, which is in the key's column
/// when that is filled. A single word may be a key, unless it is alone.
fn is_footer(cells: &RowCells<'_>, key: &str) -> bool {
    let first = cells.first_filled();
    let is_alone = || first.contains(|c: char| !c.is_alphanumeric()) || cells.has_one_cell();
    let is_in_place = key.is_empty() || key == first;
    (is_in_place && is_remark(&first) && is_alone()) || (is_line(&first) && cells.are_all_filled(is_line))
}
