use std::{error, fmt, io};
use zip::result::ZipError;

/// Why a workbook could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// A worksheet cannot hold so many rows or columns.
    TooLarge,
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<ZipError> for WriteError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Output(error),
            other => Self::Output(io::Error::other(other)),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("a worksheet holds no more than 1,048,576 rows and 16,384 columns"),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl error::Error for WriteError {}
