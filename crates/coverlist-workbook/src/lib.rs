//! Workbooks: bytes to UTF-8 CSV plus notes, and rows to `.xlsx`.

#[cfg(feature = "read")]
pub mod read;
#[cfg(feature = "write")]
pub mod write;
