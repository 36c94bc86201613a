//! A file that the `csv` crate reads. Bytes and places of rows are kept, because any row must be drawable.

use crate::checks::{Checks, Counts};
use crate::generate::Kind;
use csv::{ReaderBuilder, StringRecord};

#[derive(Debug, Default)]
pub struct CsvFile {
    bytes: Vec<u8>,
    /// The position of each row below the header.
    starts: Vec<usize>,
}

impl CsvFile {
    pub fn with_capacity(size: usize) -> Self {
        Self { bytes: Vec::with_capacity(size), starts: Vec::new() }
    }

    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Checks every row. `None` when the file is not UTF-8, or its header differs from the template.
    pub fn validate(&mut self, kind: Kind, today: u32) -> Option<Counts> {
        let mut checks = Checks::new(kind, today);
        let mut reader = reader(&self.bytes);
        let mut record = StringRecord::new();
        let has_header = reader.read_record(&mut record).ok()?;
        if !has_header || !checks.accepts_header(&record) {
            return None;
        }
        loop {
            let start = usize::try_from(reader.position().byte()).ok()?;
            if !reader.read_record(&mut record).ok()? {
                break;
            }
            self.starts.push(start);
            checks.row(&record);
        }
        Some(checks.finish(|row| self.record(row)))
    }

    /// The cells of a row.
    pub fn record(&self, row: u32) -> StringRecord {
        let mut record = StringRecord::new();
        let start = self.starts[row as usize];
        // The row was read before, so it can be read again.
        let _ = reader(&self.bytes[start..]).read_record(&mut record);
        record
    }
}

fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes)
}
