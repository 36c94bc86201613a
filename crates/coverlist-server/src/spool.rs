//! Temporary files for content that is too large for memory. No other process can open them: they have no
//! name, and only the owner has permissions.

use crate::store::StoreError;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// A temporary file that is being written. It is hashed on the way.
pub struct Spool {
    file: File,
    hash: Sha256,
    size: u64,
}

/// A temporary file that is complete.
pub struct Spooled {
    file: File,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    pub size: u64,
}

impl Spool {
    /// Creates an empty file on the disk of `folder`, without a name in it.
    ///
    /// # Errors
    ///
    /// When the disk does not take it.
    pub fn new(folder: &Path) -> Result<Self, StoreError> {
        let file = tempfile::tempfile_in(folder).and_then(for_the_owner).map_err(unavailable)?;
        Ok(Self { file, hash: Sha256::new(), size: 0 })
    }

    /// Adds bytes.
    ///
    /// # Errors
    ///
    /// When the disk does not take them.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        self.file.write_all(bytes).map_err(unavailable)
    }

    /// Completes the file.
    pub fn finish(self) -> Spooled {
        let sha256 = base16ct::lower::encode_string(&self.hash.finalize());
        Spooled { file: self.file, sha256, size: self.size }
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.push(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Spooled {
    /// A reader from the first byte on. A second reader moves the first one, so only one is used at a time.
    ///
    /// # Errors
    ///
    /// When the disk cannot be read.
    pub fn reader(&self) -> Result<impl Read, StoreError> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0)).map_err(unavailable)?;
        Ok(BufReader::with_capacity(256 * 1024, file))
    }

    /// All bytes.
    ///
    /// # Errors
    ///
    /// When the disk cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.size).unwrap_or_default());
        self.reader()?.read_to_end(&mut bytes).map_err(unavailable)?;
        Ok(bytes)
    }

    /// The next part after those that were read, at most `length` bytes; empty at the end.
    ///
    /// # Errors
    ///
    /// When the disk cannot be read.
    pub fn next_part(&self, length: usize) -> Result<Vec<u8>, StoreError> {
        let mut part = Vec::with_capacity(length);
        (&self.file).take(length as u64).read_to_end(&mut part).map_err(unavailable)?;
        Ok(part)
    }

    /// The file, to be read part by part from its start.
    ///
    /// # Errors
    ///
    /// When the disk cannot be read.
    pub fn rewound(self) -> Result<Self, StoreError> {
        (&self.file).seek(SeekFrom::Start(0)).map_err(unavailable)?;
        Ok(self)
    }
}

/// Takes the permissions of all others from a file.
fn for_the_owner(file: File) -> std::io::Result<File> {
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

/// The failure of a file, as a failure of the store.
pub fn unavailable(error: std::io::Error) -> StoreError {
    error.downcast::<StoreError>().unwrap_or_else(|error| StoreError::Unavailable(error.into()))
}
