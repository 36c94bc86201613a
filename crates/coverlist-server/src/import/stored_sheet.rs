//! Reads and writes the stored bytes of a sheet, chunk by chunk.

use crate::store::imports;
use crate::store::{ImportKey, StoreError, Tx};
use std::io::{self, Cursor, Read};

/// The size of a chunk, in bytes.
const CHUNK: u64 = 256 * 1024;

/// Stores the bytes of a sheet.
pub(super) fn store(tx: &Tx<'_>, key: ImportKey, mut sheet: impl Read) -> Result<(), StoreError> {
    for number in 0.. {
        let mut chunk = Vec::new();
        sheet.by_ref().take(CHUNK).read_to_end(&mut chunk).map_err(crate::spool::unavailable)?;
        if chunk.is_empty() {
            break;
        }
        imports::insert_chunk(tx, key, number, &chunk)?;
    }
    Ok(())
}

/// The bytes of a stored sheet. It ends at once when the sheet was deleted.
pub(super) struct StoredSheet<'t> {
    tx: &'t Tx<'t>,
    key: ImportKey,
    /// The number of the next chunk.
    next: u32,
    chunk: Cursor<Vec<u8>>,
}

impl<'t> StoredSheet<'t> {
    pub(super) fn new(tx: &'t Tx<'t>, key: ImportKey) -> Self {
        Self { tx, key, next: 0, chunk: Cursor::default() }
    }
}

impl Read for StoredSheet<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.chunk.read(buffer)?;
        if read > 0 || buffer.is_empty() {
            return Ok(read);
        }
        let Some(chunk) = imports::chunk(self.tx, self.key, self.next).map_err(io::Error::other)? else {
            return Ok(0);
        };
        self.next += 1;
        self.chunk = Cursor::new(chunk);
        self.chunk.read(buffer)
    }
}
