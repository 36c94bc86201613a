//! A sheet for spreadsheets that is being written to a temporary file.

use crate::spool::{Spool, Spooled};
use crate::store::StoreError;
use coverlist_core::sheet::{Sheet, SheetStyle};

/// The number of rows that are written at a time.
const ROWS: usize = 1_000;

/// A sheet with a byte order mark, and with all cells quoted.
pub(super) struct SheetDownload {
    spool: Spool,
    sheet: Sheet,
    /// The number of rows in `sheet`.
    rows: usize,
}

impl SheetDownload {
    pub(super) fn new(spool: Spool) -> Self {
        Self { spool, sheet: Sheet::new(SheetStyle::Download), rows: 0 }
    }

    pub(super) fn row<C: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = C>,
    ) -> Result<(), StoreError> {
        self.sheet.row(cells);
        self.rows += 1;
        if self.rows < ROWS {
            return Ok(());
        }
        self.rows = 0;
        let full = std::mem::replace(&mut self.sheet, Sheet::continued(SheetStyle::Download));
        self.spool.push(&full.into_bytes())
    }

    pub(super) fn finish(mut self) -> Result<Spooled, StoreError> {
        self.spool.push(&self.sheet.into_bytes())?;
        self.spool.finish().rewound()
    }
}
