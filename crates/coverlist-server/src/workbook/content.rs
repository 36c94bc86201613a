//! A file as the engine takes it: its bytes, or the CSV of its worksheet.

use coverlist_core::read::{FileKind, WorkbookChoices, WorkbookFacts};
use coverlist_core::sheet::SourceFile;
use coverlist_workbook::read::ChosenWorksheet;
use std::ops::ControlFlow;

/// The number of bytes that show whether a file may be a workbook.
const HEAD: usize = 64 << 10;

/// A file as the engine takes it.
pub struct Content {
    /// The bytes of the file, or the CSV of its worksheet.
    bytes: Vec<u8>,
    /// The SHA-256 of the file, in hexadecimal digits.
    sha256: String,
    workbook: Option<WorkbookFacts>,
}

impl Content {
    /// The content of a file with these bytes. `choices` applies if it is a workbook.
    pub fn of(file: Vec<u8>, choices: &WorkbookChoices) -> Self {
        let sha256 = crate::import::sha256(&file);
        match worksheet(&file, choices) {
            Some((bytes, workbook)) => Self { bytes, sha256, workbook: Some(workbook) },
            None => Self { bytes: file, sha256, workbook: None },
        }
    }

    /// The file, under a name without folder.
    pub fn source<'a>(&'a self, name: &'a str) -> SourceFile<'a> {
        let Self { bytes, sha256, workbook } = self;
        SourceFile { name, sha256, bytes, workbook: workbook.as_ref() }
    }

    /// The workbook; `None` if the file is none.
    pub fn workbook(&self) -> Option<&WorkbookFacts> {
        self.workbook.as_ref()
    }
}

/// The CSV of a worksheet; `None` if the file is no workbook. A workbook that cannot be read has none.
fn worksheet(file: &[u8], choices: &WorkbookChoices) -> Option<(Vec<u8>, WorkbookFacts)> {
    if !FileKind::may_be_workbook(&file[..file.len().min(HEAD)]) {
        return None;
    }
    // The bytes are needed again if the archive is no workbook.
    let worksheet = ChosenWorksheet::open(file.to_vec(), choices)?;
    let mut csv = Vec::new();
    let workbook = worksheet.to_csv(&mut |chunk| {
        csv.extend_from_slice(chunk.bytes);
        ControlFlow::Continue(())
    });
    Some((csv, workbook))
}
