//! The kind of a workbook, by its contents.

use super::archive::Archive;
use super::book::Book;
use super::refusal::Refusal;
use super::xlsx::Xlsx;

/// Opens a workbook by its kind.
pub(super) fn open(bytes: Vec<u8>) -> Result<Box<dyn Book>, Refusal> {
    if bytes.starts_with(b"PK") {
        return open_archive(bytes);
    }
    Err(Refusal::NotWorkbook)
}

fn open_archive(bytes: Vec<u8>) -> Result<Box<dyn Book>, Refusal> {
    let archive = Archive::open(bytes)?;
    if archive.has("xl/workbook.bin") {
        Err(Refusal::NotWorkbook)
    } else {
        Ok(Box::new(Xlsx::open(archive)?))
    }
}
