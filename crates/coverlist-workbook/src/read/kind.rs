//! The kind of a workbook, by its contents.

use super::archive::Archive;
use super::book::Book;
use super::ods::Ods;
use super::refusal::Refusal;
use super::relations::Relations;
use super::xls::{Container, SIGNATURE, Xls};
use super::xlsb::Xlsb;
use super::xlsx::Xlsx;

/// Opens a workbook by its kind.
pub(super) fn open(bytes: Vec<u8>) -> Result<Box<dyn Book>, Refusal> {
    if bytes.starts_with(b"PK") {
        return open_archive(bytes);
    }
    if !bytes.starts_with(SIGNATURE) {
        return Err(Refusal::NotWorkbook);
    }
    let container = Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        return Err(Refusal::Password);
    }
    Ok(Box::new(Xls::open(&container)?))
}

fn open_archive(bytes: Vec<u8>) -> Result<Box<dyn Book>, Refusal> {
    let mut archive = Archive::open(bytes)?;
    if archive.has("content.xml") {
        return Ok(Box::new(Ods::open(archive)?));
    }
    let part = main_part(&mut archive)?;
    if part.ends_with(".bin") {
        Ok(Box::new(Xlsb::open(archive, &part)?))
    } else {
        Ok(Box::new(Xlsx::open(archive, &part)?))
    }
}

/// The part with the list of worksheets.
fn main_part(archive: &mut Archive) -> Result<String, Refusal> {
    let root = Relations::of(archive, "")?;
    let named = root.first("officeDocument").map(|relation| relation.target.clone());
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].map(str::to_owned);
    let part = named.into_iter().chain(usual).find(|part| archive.has(part));
    // Documents of word processors and presentations are such archives too.
    let is_other = |part: &String| ["word/", "ppt/"].iter().any(|folder| part.starts_with(folder));
    part.filter(|part| !is_other(part)).ok_or(Refusal::NotWorkbook)
}
