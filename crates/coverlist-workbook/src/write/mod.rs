//! Writes rows as a workbook (`.xlsx`) that keeps each text when somebody opens and saves it.

mod column;
mod xml;
mod styles;
mod cell;
mod write_error;
mod writer;
mod copy;

pub use column::Column;
pub use copy::copy_csv;
pub use write_error::WriteError;
pub use writer::WorkbookWriter;
