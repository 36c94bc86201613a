//! What a file is measured against: the columns and rules for one kind of record.

mod kind;
mod column;
mod builtin;
mod describe;

pub use builtin::{StatusWord, Template};
pub use column::{Column, Field};
pub use describe::{EXAMPLE_MARK, example_csv, example_rows, file_csv, file_name};
pub use kind::RecordKind;
