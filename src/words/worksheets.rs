//! Worksheets of a workbook.

use coverlist_core::read::Worksheet;

/// A worksheet in a list to choose from.
pub fn option(worksheet: &Worksheet) -> String {
    let Worksheet { name, rows, is_hidden, .. } = worksheet;
    if *is_hidden {
        t!(validate_worksheet_hidden, name, *rows)
    } else {
        t!(validate_worksheet_rows, name, *rows)
    }
}
