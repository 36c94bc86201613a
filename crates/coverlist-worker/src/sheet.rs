//! Writes the sheet of a validated file in steps.

use coverlist_core::read::Table;
use coverlist_core::sheet::{Provenance, ProvenanceSheet, SheetStyle, SheetWriter};
use coverlist_core::validate::Verdict;
use sha2::{Digest, Sha256};

/// A sheet under construction.
pub(crate) struct SheetJob {
    /// The name of the file.
    name: String,
    writer: SheetWriter,
    hash: Sha256,
    /// The bytes that the host has not taken yet.
    bytes: Vec<u8>,
    is_written: bool,
}

impl SheetJob {
    /// The sheet of a file with this name. `None` when the header blocks the file.
    pub(crate) fn new(name: String, table: &Table, verdict: &Verdict) -> Option<Self> {
        let writer = SheetWriter::new(table, verdict, SheetStyle::Plain)?;
        Some(Self { name, writer, hash: Sha256::new(), bytes: Vec::new(), is_written: false })
    }

    /// Writes about `rows` more rows.
    pub(crate) fn step(&mut self, table: &Table, verdict: &Verdict, rows: u32) {
        match self.writer.next_rows(table, verdict, rows) {
            Some(bytes) => {
                self.hash.update(&bytes);
                self.bytes.extend(bytes);
            }
            None => self.is_written = true,
        }
    }

    pub(crate) fn is_written(&self) -> bool {
        self.is_written
    }

    pub(crate) fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Where the finished sheet comes from. `sha256` is the hash of the file.
    pub(crate) fn provenance(&self, table: &Table, verdict: &Verdict, sha256: &str) -> Provenance {
        let sha256_of_sheet = base16ct::lower::encode_string(&self.hash.clone().finalize());
        let sheet = ProvenanceSheet { sha256: sha256_of_sheet, states_lines: self.writer.states_lines() };
        Provenance::new(&self.name, sha256, table, verdict, self.writer.rows(), sheet)
    }
}
