//! Reads the rows of a stored sheet.

use super::judged_sheet::Records;
use super::stored_sheet::StoredSheet;
use crate::store::imports::Import;
use crate::store::{StoreError, Tx};
use coverlist_core::template::SheetHeader;
use coverlist_core::value::unsafe_cell;
use csv::StringRecord;

/// The rows of the stored sheet of an import.
pub(super) struct StoredRows<'t> {
    pub(super) header: SheetHeader,
    records: Records<StoredSheet<'t>>,
}

impl<'t> StoredRows<'t> {
    pub(super) fn open(tx: &'t Tx<'t>, import: &Import) -> Result<Self, StoreError> {
        let mut records = Records::new(StoredSheet::new(tx, import.key));
        let header = records.next()?.ok_or_else(|| StoreError::corrupt("a processed import has no sheet"))?;
        let header = SheetHeader::new(header.iter().map(unsafe_cell), &import.template)
            .map_err(|_| StoreError::corrupt("a stored sheet has another header"))?;
        Ok(Self { header, records })
    }

    /// Goes to the next row. Returns its line in the source file, or `None` at the end.
    pub(super) fn next_line(&mut self) -> Result<Option<u32>, StoreError> {
        if self.records.read_next()? { self.line().map(Some) } else { Ok(None) }
    }

    /// The cells of the current row.
    pub(super) fn cells(&self) -> &StringRecord {
        &self.records.record
    }

    /// The number of the current row in the sheet, from 2 for the first one.
    pub(super) fn number(&self) -> u32 {
        self.records.number
    }

    fn line(&self) -> Result<u32, StoreError> {
        if !self.header.has_line {
            return Ok(self.records.number);
        }
        let line = self.records.record.get(self.header.values()).and_then(|line| line.parse().ok());
        line.ok_or_else(|| StoreError::corrupt("a row of a stored sheet has no line"))
    }
}
