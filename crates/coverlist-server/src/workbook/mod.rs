//! Reads the worksheet of a workbook as CSV, and offers each CSV to download as a workbook, too. A workbook is
//! written from the CSV, so both have the same rows.

mod content;
mod format;
mod sheet_column;
mod write;

pub use content::Content;
pub use format::FileFormat;
pub use sheet_column::SheetColumn;
