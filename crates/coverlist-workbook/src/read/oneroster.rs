//! The files of a OneRoster export in a zip archive.

use coverlist_core::oneroster::{Export, ExportFile, OneRosterError};
use coverlist_core::read::FileKind;
use std::io::{Cursor, Read};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// A file that every workbook has, by kind.
const OF_WORKBOOKS: [&str; 2] = ["[Content_Types].xml", "content.xml"];

/// Unpacks the files of a OneRoster export, together at most `max_bytes`. `None` if the bytes are no zip
/// archive, or one without `users.csv`, such as a workbook; then only the directory is read.
///
/// # Errors
///
/// When the archive is damaged or a file in it is encrypted, and when files are too large or not unique.
pub fn oneroster_export(bytes: &[u8], max_bytes: u64) -> Result<Option<Export>, OneRosterError> {
    let Some(mut archive) = ExportArchive::open(bytes, max_bytes)? else { return Ok(None) };
    if archive.is_workbook() || archive.places(ExportFile::Users).next().is_none() {
        return Ok(None);
    }
    Ok(Some(Export {
        users: archive.unpack(ExportFile::Users)?.unwrap_or_default(),
        roles: archive.unpack(ExportFile::Roles)?,
        orgs: archive.unpack(ExportFile::Orgs)?,
    }))
}

/// The archive of an export.
struct ExportArchive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of the files with their folders, in the order of the directory.
    names: Vec<String>,
    /// The number of bytes that may still be unpacked.
    rest: u64,
}

impl<'a> ExportArchive<'a> {
    /// Reads the directory. `None` when the bytes are no archive, or a damaged workbook.
    fn open(bytes: &'a [u8], max_bytes: u64) -> Result<Option<Self>, OneRosterError> {
        if !bytes.starts_with(b"PK") {
            return Ok(None);
        }
        let zip = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => zip,
            Err(_) if FileKind::of_bytes(bytes) == Some(FileKind::Archive) => {
                return Err(OneRosterError::DamagedArchive);
            }
            Err(_) => return Ok(None),
        };
        let name = |index| zip.name_for_index(index).and_then(Result::ok).unwrap_or_default();
        // Some programs write `\`.
        let names = (0..zip.len()).map(|index| name(index).replace('\\', "/")).collect();
        Ok(Some(Self { zip, names, rest: max_bytes }))
    }

    fn is_workbook(&self) -> bool {
        let is_of_workbook = |name: &String| OF_WORKBOOKS.iter().any(|own| name.eq_ignore_ascii_case(own));
        self.names.iter().any(is_of_workbook)
    }

    /// The places in the directory of files with a name, in any folder.
    fn places(&self, file: ExportFile) -> impl Iterator<Item = usize> {
        let is_named = move |name: &str| name.eq_ignore_ascii_case(file.name());
        (0..self.names.len()).filter(move |&index| {
            let mut folders = self.names[index].split('/');
            folders.next_back().is_some_and(is_named) && !folders.any(is_hidden)
        })
    }

    /// Unpacks a file. `None` when there is none with its name.
    fn unpack(&mut self, file: ExportFile) -> Result<Option<Vec<u8>>, OneRosterError> {
        let mut places = self.places(file);
        let Some(place) = places.next() else { return Ok(None) };
        if let Some(other) = places.next() {
            let [first, second] = [place, other].map(|index| self.names[index].clone());
            return Err(OneRosterError::Twice(first, second));
        }
        drop(places);
        // Only one of two files with the same name and folder is in the list of names.
        if self.zip.has_duplicate_names() {
            return Err(OneRosterError::DamagedArchive);
        }
        let mut packed = self.zip.by_index(place).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => OneRosterError::Password(file),
            _ => OneRosterError::DamagedArchive,
        })?;
        if !matches!(packed.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(OneRosterError::Compression(file));
        }
        if packed.size() > self.rest {
            return Err(OneRosterError::TooLarge);
        }
        // The directory may state a smaller size than the file has.
        let mut unpacked = Vec::new();
        let most = self.rest.saturating_add(1);
        packed.by_ref().take(most).read_to_end(&mut unpacked).map_err(|_| OneRosterError::DamagedArchive)?;
        self.rest = self.rest.checked_sub(unpacked.len() as u64).ok_or(OneRosterError::TooLarge)?;
        Ok(Some(unpacked))
    }
}

/// Whether a folder holds what a computer notes about files. Such files have the names of others.
fn is_hidden(folder: &str) -> bool {
    folder.starts_with('.') || folder.eq_ignore_ascii_case("__MACOSX")
}
