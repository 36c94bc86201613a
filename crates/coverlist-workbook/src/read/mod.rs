//! Reads workbooks as CSV.

mod limits;
mod refusal;
mod address;
mod notes;
mod archive;
mod xml;
mod decimal;
mod serial;
mod number_format;
mod shown;
mod grid;
mod csv;
mod book;
mod xlsx;
mod kind;
mod workbook;

pub use csv::{Chunk, HiddenRows};
pub use limits::{MAX_CSV, MAX_ROWS};
pub use notes::{Note, NoteKind, Notes};
pub use refusal::Refusal;
pub use workbook::{Workbook, Worksheet};
