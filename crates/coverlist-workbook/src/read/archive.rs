//! The zip archive of a workbook, with limits.

use super::limits::{MAX_PARTS, MAX_STORED, MAX_STREAMED, MAX_UNPACKED};
use super::refusal::Refusal;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// A part of an archive while it is unpacked.
pub(super) type Part<'a> = BufReader<Capped<ZipFile<'a, Cursor<Vec<u8>>>>>;

/// The archive of a workbook.
pub(super) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// The names of the parts as they are compared, in the order of the directory.
    names: Vec<String>,
    /// The unpacked size of the parts that were read.
    unpacked: u64,
}

impl Archive {
    /// Reads the directory. No part is unpacked.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if zip.len() > MAX_PARTS {
            return Err(Refusal::TooLarge);
        }
        let names = (0..zip.len())
            .map(|index| zip.name_for_index(index).and_then(Result::ok).map(compared).unwrap_or_default());
        let names = names.collect();
        Ok(Self { zip, names, unpacked: 0 })
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Whether there are macros.
    pub(super) fn has_macros(&self) -> bool {
        let is_macro = |name: &String| name.ends_with("vbaproject.bin") || name.starts_with("basic/");
        self.names.iter().any(is_macro)
    }

    /// Unpacks a part in a stream.
    pub(super) fn stream(&mut self, name: &str) -> Result<Part<'_>, Refusal> {
        self.capped(name, MAX_STREAMED)
    }

    /// Unpacks a part whose contents stay in memory.
    pub(super) fn stored(&mut self, name: &str) -> Result<Part<'_>, Refusal> {
        self.capped(name, MAX_STORED)
    }

    fn capped(&mut self, name: &str, limit: u64) -> Result<Part<'_>, Refusal> {
        let index = self.index(name).ok_or(Refusal::Damaged)?;
        let file = self.zip.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(text) if text.contains("assword") => Refusal::Password,
            _ => Refusal::Damaged,
        })?;
        let size = file.size();
        self.unpacked = self.unpacked.saturating_add(size);
        if size > limit || self.unpacked > MAX_UNPACKED {
            return Err(Refusal::TooLarge);
        }
        Ok(BufReader::with_capacity(64 << 10, Capped { inner: file, rest: size }))
    }

    fn index(&self, name: &str) -> Option<usize> {
        let name = compared(name);
        self.names.iter().position(|own| *own == name)
    }
}

/// A name as it is compared: some programs write `\` or another case.
fn compared(name: impl AsRef<str>) -> String {
    name.as_ref().trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

/// A reader that fails when a part is larger than the directory says.
pub(super) struct Capped<R> {
    inner: R,
    rest: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.rest = self
            .rest
            .checked_sub(length as u64)
            .ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        Ok(length)
    }
}
