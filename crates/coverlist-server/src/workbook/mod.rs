//! Offers each CSV to download as a workbook, too. A workbook is written from the CSV, so both have the same
//! rows.

mod format;
mod write;

pub use format::FileFormat;
