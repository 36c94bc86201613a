//! What the engine reads of a file: the bytes of a text file, or the CSV of a worksheet.

use super::sha256;
use crate::document::Fault;
use coverlist_core::read::{FileKind, WorkbookChoices, WorkbookFacts};
use coverlist_core::sheet::SourceFile;
use coverlist_messages::{Message, text};
use coverlist_workbook::read::ChosenWorksheet;
use std::ops::ControlFlow;

/// What the engine reads of a file.
pub(crate) struct FileContent {
    /// The SHA-256 of the file, in hexadecimal digits.
    sha256: String,
    /// The size of the file in bytes.
    pub size: u64,
    /// The bytes of a text file, the CSV of a worksheet, or the beginning of another archive.
    bytes: Vec<u8>,
    /// The workbook, if the file is one.
    workbook: Option<WorkbookFacts>,
}

impl FileContent {
    /// The content of a file; `file` is all of it. Of a workbook, the worksheet that these choices name is
    /// read, or else the likeliest one.
    ///
    /// # Errors
    ///
    /// When the file has no worksheet with the name of the choices.
    pub fn read(file: Vec<u8>, choices: &WorkbookChoices) -> Result<Self, Fault> {
        let (sha256, size) = (sha256(&file), file.len() as u64);
        if !FileKind::may_be_workbook(&file) {
            return match choices.worksheet {
                None => Ok(Self { sha256, size, bytes: file, workbook: None }),
                Some(_) => Err(no_worksheet(text::part_worksheet_no_workbook())),
            };
        }
        let head = file[..file.len().min(FileKind::HEAD)].to_vec();
        let Some(worksheet) = ChosenWorksheet::open(file, choices) else {
            return Ok(Self { sha256, size, bytes: head, workbook: None });
        };
        check_name(worksheet.facts(), choices)?;
        let mut csv = Vec::new();
        let workbook = worksheet.to_csv(&mut |chunk| {
            csv.extend_from_slice(chunk.bytes);
            ControlFlow::Continue(())
        });
        Ok(Self { sha256, size, bytes: csv, workbook: Some(workbook) })
    }

    /// The content as the engine takes it. `name` is the name of the file, without its folder.
    pub fn source<'a>(&'a self, name: &'a str) -> SourceFile<'a> {
        let Self { sha256, bytes, workbook, .. } = self;
        SourceFile { name, sha256, bytes, workbook: workbook.as_ref() }
    }
}

/// Checks that a workbook that can be read has the worksheet of the choices.
fn check_name(workbook: &WorkbookFacts, choices: &WorkbookChoices) -> Result<(), Fault> {
    match &choices.worksheet {
        Some(name) if workbook.read.is_some() && !workbook.has_worksheet(name) => {
            let names = workbook.worksheets.iter().map(|worksheet| worksheet.name.clone());
            Err(no_worksheet(text::part_worksheet_unknown(name, names)))
        }
        _ => Ok(()),
    }
}

fn no_worksheet(problem: Message) -> Fault {
    Fault { pointer: "/worksheet".to_owned(), problem }
}
