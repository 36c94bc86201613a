use super::{FileFormat, SheetColumn};
use crate::Failure;
use crate::spool::{Spool, Spooled, unavailable};
use coverlist_api::ProblemCode;
use coverlist_core::value::unsafe_cell;
use coverlist_messages::text;
use coverlist_workbook::write::{Column, WorkbookWriter, WriteError};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

impl FileFormat {
    /// Writes a small CSV in this format. `column` tells the column of each header.
    ///
    /// # Errors
    ///
    /// When a workbook cannot hold it.
    pub fn write(self, csv: Vec<u8>, column: impl Fn(&str) -> SheetColumn) -> Result<Vec<u8>, WriteError> {
        if self == Self::Csv {
            return Ok(csv);
        }
        let mut bytes = Vec::new();
        copy(&*csv, column, WorkbookWriter::new, &mut bytes)?;
        Ok(bytes)
    }

    /// Writes a CSV in this format. The rows of a workbook are in a temporary file in `folder` meanwhile,
    /// because they need several times the memory of the CSV.
    ///
    /// # Errors
    ///
    /// When a workbook cannot hold it, or when the disk fails.
    pub fn write_large(
        self,
        csv: Vec<u8>,
        column: impl FnMut(&str) -> SheetColumn,
        folder: &Path,
    ) -> Result<Vec<u8>, WriteError> {
        if self == Self::Csv {
            return Ok(csv);
        }
        let mut bytes = Vec::new();
        copy(&*csv, column, |columns| WorkbookWriter::with_file_in(folder, columns), &mut bytes)?;
        Ok(bytes)
    }

    /// Writes a CSV in this format, with temporary files in `folder`. `column` tells the column of each
    /// header.
    ///
    /// # Errors
    ///
    /// When a workbook cannot hold it, or when the disk fails.
    pub fn write_file(
        self,
        csv: Spooled,
        column: impl Fn(&str) -> SheetColumn,
        folder: &Path,
    ) -> Result<Spooled, Failure> {
        if self == Self::Csv {
            return Ok(csv);
        }
        let mut output = BufWriter::new(Spool::new(folder)?);
        copy(csv.reader()?, column, |columns| WorkbookWriter::with_file_in(folder, columns), &mut output)?;
        let spool = output.into_inner().map_err(|error| unavailable(error.into_error()))?;
        Ok(spool.finish().rewound()?)
    }
}

fn copy(
    csv: impl Read,
    mut column: impl FnMut(&str) -> SheetColumn,
    begin: impl FnOnce(Vec<Column>) -> Result<WorkbookWriter, WriteError>,
    output: impl Write + Send,
) -> Result<(), WriteError> {
    let mut csv = csv::ReaderBuilder::new().from_reader(csv);
    let headers: Vec<&str> = csv.headers().map_err(unreadable)?.iter().map(unsafe_cell).collect();
    let columns: Vec<SheetColumn> = headers.iter().map(|header| column(header)).collect();
    let named = headers.iter().zip(&columns);
    let named = named
        .map(|(header, column)| Column { header: (*header).to_owned(), content: column.content.clone() });
    let mut workbook = begin(named.collect())?;
    let mut record = csv::StringRecord::new();
    while csv.read_record(&mut record).map_err(unreadable)? {
        // A workbook cannot run a text, so the text has no guard.
        workbook.row(columns.iter().zip(&record).map(|(column, cell)| column.cell(unsafe_cell(cell))))?;
    }
    workbook.finish(output)
}

fn unreadable(error: csv::Error) -> WriteError {
    WriteError::Output(match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::from(io::ErrorKind::InvalidData),
    })
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::TooLarge => Self::refuse(ProblemCode::TooLarge, text::problem_too_large_worksheet()),
            WriteError::Output(error) => unavailable(error).into(),
        }
    }
}
