//! The keys of a table.

use super::TableRows;

/// Where the active cell is, and what is around it.
pub(super) struct Place<'a> {
    pub(super) row: u32,
    pub(super) column: usize,
    pub(super) columns: usize,
    /// The number of rows of a page.
    pub(super) page: u32,
    pub(super) rows: &'a TableRows,
}

/// A key with what is held beside it.
pub(super) struct Key<'a> {
    pub(super) name: &'a str,
    /// Whether Ctrl, Command or Alt is held.
    pub(super) is_command: bool,
}

/// The row and column to which a key moves; `None` for a key that moves nothing. The row may be beyond the
/// last one.
pub(super) fn moved(key: &Key<'_>, place: &Place<'_>) -> Option<(u32, usize)> {
    let &Place { row, column, columns, page, rows } = place;
    let last = columns.saturating_sub(1);
    Some(match key.name {
        "Home" if key.is_command => (0, 0),
        "End" if key.is_command => (rows.total.saturating_sub(1), last),
        _ if key.is_command => return None,
        "Home" => (row, 0),
        "End" => (row, last),
        "ArrowDown" => (row.saturating_add(1), column),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowRight" => (row, (column + 1).min(last)),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "PageDown" => (row.saturating_add(page), column),
        "PageUp" => (row.saturating_sub(page), column),
        "n" => (rows.marked_after(row).unwrap_or(row), column),
        "N" => (rows.marked_before(row).unwrap_or(row), column),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved_by(name: &str, is_command: bool) -> Option<(u32, usize)> {
        let rows = TableRows { total: 1_000, marked_around: (None, Some(700)), ..TableRows::default() };
        moved(&Key { name, is_command }, &Place { row: 40, column: 3, columns: 9, page: 20, rows: &rows })
    }

    #[test]
    fn keys_move_by_cell_page_row_and_table() {
        for (key, to) in [
            ("ArrowRight", (40, 4)),
            ("ArrowLeft", (40, 2)),
            ("ArrowDown", (41, 3)),
            ("ArrowUp", (39, 3)),
            ("PageDown", (60, 3)),
            ("PageUp", (20, 3)),
            ("Home", (40, 0)),
            ("End", (40, 8)),
            ("n", (700, 3)),
            ("N", (40, 3)),
        ] {
            assert_eq!(moved_by(key, false), Some(to), "{key}");
        }
        assert_eq!(moved_by("Home", true), Some((0, 0)));
        assert_eq!(moved_by("End", true), Some((999, 8)));
        // The browser has a meaning of its own for these.
        assert_eq!(
            (moved_by("n", true), moved_by("ArrowLeft", true), moved_by("x", false)),
            (None, None, None)
        );
    }
}
