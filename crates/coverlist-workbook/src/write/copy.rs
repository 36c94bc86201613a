use super::{Column, WorkbookWriter, WriteError};
use coverlist_core::sheet::SheetColumn;
use coverlist_core::value::unsafe_cell;
use std::io::{self, Read, Write};

/// Writes the rows of a CSV as a workbook, and returns the output. `column` tells the column of each header.
/// A workbook cannot run a text as a formula, so the guards of cells are removed.
///
/// # Errors
///
/// When a workbook cannot hold the rows, when the CSV cannot be read, and when `output` fails.
pub fn copy_csv<W: Write>(
    csv: impl Read,
    column: impl FnMut(&str) -> SheetColumn,
    output: W,
) -> Result<W, WriteError> {
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(csv);
    let headers: Vec<&str> = csv.headers().map_err(unreadable)?.iter().map(unsafe_cell).collect();
    let columns: Vec<SheetColumn> = headers.iter().copied().map(column).collect();
    let named = headers.iter().zip(&columns);
    let named = named
        .map(|(header, column)| Column { header: (*header).to_owned(), content: column.content.clone() });
    let mut workbook = WorkbookWriter::new(named.collect(), output)?;
    let mut record = csv::StringRecord::new();
    while csv.read_record(&mut record).map_err(unreadable)? {
        let further = std::iter::repeat(&SheetColumn::TEXT);
        let cells = columns.iter().chain(further).zip(&record);
        workbook.row(cells.map(|(column, cell)| column.cell(unsafe_cell(cell))))?;
    }
    workbook.finish()
}

fn unreadable(error: csv::Error) -> WriteError {
    WriteError::Output(match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::from(io::ErrorKind::InvalidData),
    })
}
