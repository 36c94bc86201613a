//! The stream of a workbook.

use super::container::Container;
use super::records::{Records, kind};
use super::sheet::SheetReader;
use super::strings::{shared_strings, text};
use crate::read::book::{Attached, Book, Listed};
use crate::read::bytes::Bytes;
use crate::read::cells::Cells;
use crate::read::grid::Grid;
use crate::read::notes::Notes;
use crate::read::refusal::Refusal;
use crate::read::shared_strings::SharedStrings;
use crate::read::styles::{Styles, StylesBuilder};
use std::collections::HashSet;

/// The version of the records of Excel 97 to 2003.
const VERSION: u16 = 0x0600;

/// A workbook of records.
pub(in crate::read) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<Sheet>,
    strings: SharedStrings,
    styles: Styles,
    is_1904: bool,
    attached: Attached,
}

struct Sheet {
    listed: Listed,
    /// Where its records begin in the stream.
    start: usize,
}

impl Xls {
    pub(in crate::read) fn open(container: &Container) -> Result<Self, Refusal> {
        let mut book = Self {
            stream: container.stream("Workbook")?,
            sheets: Vec::new(),
            strings: SharedStrings::default(),
            styles: Styles::default(),
            is_1904: false,
            attached: Attached { external_links: 0, has_macros: container.has("_VBA_PROJECT_CUR") },
        };
        let stream = std::mem::take(&mut book.stream);
        book.globals(Records(Bytes(&stream)))?;
        book.stream = stream;
        Ok(book)
    }

    /// Reads what is before the worksheets.
    fn globals(&mut self, mut records: Records<'_>) -> Result<(), Refusal> {
        let mut styles = StylesBuilder::default();
        while let Some(record) = records.next()? {
            let mut bytes = record.bytes;
            match record.kind {
                kind::BEGIN if bytes.u16()? != VERSION => return Err(Refusal::NotWorkbook),
                kind::FILE_PASS => return Err(Refusal::Password),
                kind::DATE_MODE => self.is_1904 = bytes.u16()? == 1,
                kind::FORMAT => {
                    let (id, length) = (bytes.u16()?, bytes.u16()?);
                    styles.define(id.into(), &text(&mut bytes, length.into())?)?;
                }
                kind::STYLE => {
                    bytes.u16()?;
                    styles.add(bytes.u16()?.into())?;
                }
                kind::SHEET => self.sheet(bytes)?,
                kind::SHARED_STRINGS => self.strings = shared_strings(bytes, &mut records)?,
                kind::OTHER_BOOK => {
                    bytes.u16()?;
                    // Two marks stand for this workbook and for add-ins.
                    self.attached.external_links += u32::from(!matches!(bytes.u16()?, 0x0401 | 0x3A01));
                }
                kind::EOF => break,
                _ => {}
            }
        }
        self.styles = styles.finish();
        Ok(())
    }

    fn sheet(&mut self, mut bytes: Bytes<'_>) -> Result<(), Refusal> {
        let start = bytes.u32()? as usize;
        let (state, sheet_kind) = (bytes.u8()?, bytes.u8()?);
        let length = bytes.u8()?.into();
        let name = text(&mut bytes, length)?;
        match sheet_kind {
            0 => self.sheets.push(Sheet { listed: Listed { name, is_hidden: state & 3 != 0 }, start }),
            // Worksheets of macros.
            1 => self.attached.has_macros = true,
            _ => {}
        }
        Ok(())
    }
}

impl Book for Xls {
    fn listed(&self) -> Vec<Listed> {
        self.sheets.iter().map(|sheet| sheet.listed.clone()).collect()
    }

    fn attached(&self) -> Attached {
        self.attached
    }

    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal> {
        let records = self.stream.get(self.sheets[index].start..).ok_or(Refusal::Damaged)?;
        let cells = Cells { grid, notes, styles: &self.styles, is_1904: self.is_1904 };
        let hidden_rows = HashSet::new();
        SheetReader { strings: &self.strings, cells, hidden_rows, row: None, formula: None }
            .read(Records(Bytes(records)))
    }
}
