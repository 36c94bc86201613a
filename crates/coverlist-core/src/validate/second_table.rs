//! Detects another table below the list, whose columns the template does not know.

use super::layout::Layout;
use super::row_cells::RowCells;
use super::set_aside;
use crate::map::MAX_COLUMNS;
use crate::read::Table;
use crate::record::trim;
use std::collections::HashSet;

/// The number of rows at the end of the file that are examined.
const EXAMINED: u32 = 1_000;

/// The line of a header without a status, after a blank row and above rows without a status, at the end of a
/// file whose other rows have one. A header that the template knows is a repeated one.
pub(super) fn second_table(table: &Table, layout: &Layout, header_line: u32) -> Option<u32> {
    if layout.is_one_table() || layout.status_column().is_none() {
        return None;
    }
    let has_status = |line: u32| RowCells::of(layout, table.record(line)).has_status_word();
    let last = u32::try_from(table.len()).ok()?;
    let lines = header_line.max(last.saturating_sub(EXAMINED)) + 1..=last;
    let end_of_list = lines.rev().find(|&line| has_status(line))?;
    let is_blank = |line: u32| filled(table, line).is_empty();
    let starts = (end_of_list + 2..last).filter(|&line| is_blank(line - 1) && !is_blank(line + 1));
    let is_no_record = |line: u32| {
        let (record, cells) = (table.record(line), RowCells::of(layout, table.record(line)));
        set_aside::below_header(record, &cells, &cells.key(), layout, false).is_some()
    };
    let mut headers = starts.filter(|&line| is_header(&filled(table, line)) && !is_no_record(line));
    headers.next()
}

/// The trimmed cells of a row that are not blank.
fn filled(table: &Table, line: u32) -> Vec<String> {
    let cells = table.record(line).cells().take(MAX_COLUMNS).map(|cell| trim(&cell).to_owned());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// Whether cells may be the names of columns: several different texts without digits.
fn is_header(cells: &[String]) -> bool {
    let has_digit = |cell: &String| cell.bytes().any(|byte| byte.is_ascii_digit());
    let distinct: HashSet<&String> = cells.iter().collect();
    cells.len() >= 2 && distinct.len() == cells.len() && !cells.iter().any(has_digit)
}
