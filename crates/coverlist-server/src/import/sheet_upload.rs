//! A sheet that arrives part by part.

use crate::spool::{Spool, Spooled};
use crate::store::StoreError;
use coverlist_core::lifecycle::Origin;
use coverlist_core::sheet::{Provenance, SheetFault, SheetGrammar};
use std::path::Path;

/// A sheet that is being received. Its bytes go to a temporary file, and are checked on the way.
pub struct IncomingSheet {
    spool: Spool,
    grammar: SheetGrammar,
    fault: Option<SheetFault>,
}

/// A received sheet.
pub struct ReceivedSheet {
    pub(super) file: Spooled,
    /// The first rule of the grammar that its bytes break.
    pub(super) fault: Option<SheetFault>,
}

/// A sheet to stage.
pub struct Upload {
    /// Where the sheet comes from, as the browser reported it.
    pub provenance: Provenance,
    /// The number of rejected rows that the admin agreed to leave out.
    pub agreed: u32,
    pub sheet: ReceivedSheet,
    /// The id of the import whose rows it corrects.
    pub merges: Option<i64>,
    pub origin: Origin,
}

impl IncomingSheet {
    /// Starts without bytes. The temporary file is on the disk of `folder`.
    ///
    /// # Errors
    ///
    /// When the disk does not take it.
    pub fn new(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self { spool: Spool::new(folder)?, grammar: SheetGrammar::default(), fault: None })
    }

    /// Adds bytes. Bytes that break a rule are no error yet, because the whole sheet is hashed first.
    ///
    /// # Errors
    ///
    /// When the disk does not take them.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        if self.fault.is_none() {
            self.fault = self.grammar.push(bytes).err();
        }
        self.spool.push(bytes)
    }

    /// Completes the sheet.
    pub fn finish(self) -> ReceivedSheet {
        let fault = self.fault.or_else(|| self.grammar.finish().err());
        ReceivedSheet { file: self.spool.finish(), fault }
    }
}

impl ReceivedSheet {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.file.sha256
    }
}
