//! Templates: the columns and rules for files about one kind of record.

mod column;
mod builtin;
mod example;

pub use builtin::{StatusWord, Template, builtin_headers};
pub use column::Column;
pub use example::{EXAMPLE_MARK, example_rows};
