//! Sheets: CSV files that Excel opens correctly.

mod writer;
mod template_file;

pub use template_file::{example_csv, template_csv, template_file_name};
pub use writer::{Sheet, SheetStyle};
