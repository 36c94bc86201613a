//! Writes rows as a workbook (`.xlsx`) that keeps each text when somebody opens and saves it.

mod column;
mod cell;
mod write_error;
mod writer;

pub use column::{Column, Content};
pub use write_error::WriteError;
pub use writer::WorkbookWriter;
