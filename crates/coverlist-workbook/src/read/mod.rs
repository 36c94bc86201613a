//! Reads workbooks as CSV, and unpacks the CSV files of other archives.

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
mod styles;
mod shared_strings;
mod iso;
mod grid;
mod csv;
mod cells;
mod bytes;
mod relations;
mod book;
mod xlsx;
mod ods;
mod xls;
mod xlsb;
mod kind;
mod workbook;
mod chosen;
mod oneroster;

pub use chosen::ChosenWorksheet;
pub use csv::Chunk;
pub use limits::{MAX_CSV, MAX_ROWS};
pub use notes::{Note, NoteKind, Notes};
pub use oneroster::oneroster_export;
pub use refusal::Refusal;
pub use workbook::{Workbook, Worksheet};
