//! The verification sheet of an import: some rows of the file beside their records, to be checked by hand.

mod value_pair;
mod row_mark;
mod sheet_row;
mod sheet;

pub use sheet::Verify;
