use super::FileFormat;
use crate::Failure;
use crate::spool::{Spool, Spooled, unavailable};
use coverlist_api::ProblemCode;
use coverlist_core::sheet::SheetColumn;
use coverlist_messages::text;
use coverlist_workbook::write::{WriteError, copy_csv};
use std::io::BufWriter;
use std::path::Path;

impl FileFormat {
    /// Writes a CSV in this format. `column` tells the column of each header.
    ///
    /// # Errors
    ///
    /// When a workbook cannot hold it.
    pub fn write(self, csv: Vec<u8>, column: impl FnMut(&str) -> SheetColumn) -> Result<Vec<u8>, WriteError> {
        if self == Self::Csv {
            return Ok(csv);
        }
        copy_csv(&*csv, column, Vec::new())
    }

    /// Writes a CSV in this format, into a temporary file in `folder`. `column` tells the column of each
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
        let output = BufWriter::new(Spool::new(folder)?);
        let output = copy_csv(csv.reader()?, column, output)?;
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
