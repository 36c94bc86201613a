use super::FileFormat;
use crate::Failure;
use crate::spool::{Spool, Spooled, unavailable};
use coverlist_api::ProblemCode;
use coverlist_core::sheet::SheetColumn;
use coverlist_messages::text;
use coverlist_workbook::write::{WorkbookWriter, WriteError, copy_csv};
use std::io::BufWriter;
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
        copy_csv(&*csv, column, WorkbookWriter::new, &mut bytes)?;
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
        copy_csv(&*csv, column, |columns| WorkbookWriter::with_file_in(folder, columns), &mut bytes)?;
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
        copy_csv(
            csv.reader()?,
            column,
            |columns| WorkbookWriter::with_file_in(folder, columns),
            &mut output,
        )?;
        let spool = output.into_inner().map_err(|error| unavailable(error.into_error()))?;
        Ok(spool.finish().rewound()?)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::TooLarge => Self::refuse(ProblemCode::TooLarge, text::problem_too_large_worksheet()),
            WriteError::Output(error) => unavailable(error).into(),
        }
    }
}
