//! Cells that a spreadsheet would run as a formula.

use std::borrow::Cow;

/// A cell that a spreadsheet shows but does not run: a cell that starts like a formula gets a leading
/// apostrophe. A cell that already has apostrophes before such a start gets another one, and [`unsafe_cell`]
/// restores the original.
///
/// Formulas start with `=`, `+`, `-` or `@`, also in full width. Some spreadsheets ignore a tab, a line end
/// or a byte order mark before one. A plain negative number such as `-12.50` is not a formula and stays
/// unchanged.
pub fn safe_cell(cell: &str) -> Cow<'_, str> {
    if needs_apostrophe(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Restores a cell that [`safe_cell`] changed.
pub fn unsafe_cell(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|original| needs_apostrophe(original)).unwrap_or(cell)
}

fn needs_apostrophe(cell: &str) -> bool {
    let shown = cell.trim_start_matches('\'');
    let starts_like_formula =
        shown.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{FEFF}', '＝', '＋', '－', '＠']);
    starts_like_formula && !is_negative_number(shown)
}

fn is_negative_number(cell: &str) -> bool {
    let Some(number) = cell.strip_prefix('-') else { return false };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    [whole, fraction]
        .iter()
        .all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
