//! Scrolls a table to a row or a cell.

use web_sys::Element;

/// Scrolls by the least distance that shows a row below the header. `row` and `head` are the heights of a row
/// and of the header in pixels.
pub(super) fn scroll_to_row(grid: &Element, row: f64, head: f64, place: u32) {
    let top = f64::from(place) * row;
    let (from, height) = (f64::from(grid.scroll_top()), f64::from(grid.client_height()) - head);
    if top < from {
        grid.set_scroll_top(top as i32);
    } else if top + row > from + height {
        grid.set_scroll_top((top + row - height).ceil() as i32);
    }
}

/// Scrolls sideways to the first marked cell of the first row if it is out of view.
pub(super) fn reveal_first_mark(grid: &Element) {
    let marked = grid
        .query_selector("[aria-rowindex='2'] .virtual-table-marked[role=gridcell] ~ .virtual-table-marked");
    if let Ok(Some(cell)) = marked {
        scroll_to_cell(grid, &cell);
    }
}

/// Scrolls sideways by the least distance that shows a cell beside the first column, which stays in place.
pub(super) fn scroll_to_cell(grid: &Element, cell: &Element) {
    let left = cell.parent_element().and_then(|row| row.first_element_child());
    let Some(left) = left.filter(|first| first != cell).map(|first| first.get_bounding_client_rect().right())
    else {
        return;
    };
    let (cell, right) = (cell.get_bounding_client_rect(), grid.get_bounding_client_rect().right());
    let by = if cell.left() < left { cell.left() - left } else { (cell.right() - right).max(0.0) };
    if by != 0.0 {
        grid.set_scroll_left(grid.scroll_left() + by.round() as i32);
    }
}
