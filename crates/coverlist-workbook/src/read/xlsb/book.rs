//! The parts of a binary workbook.

use super::records::{Records, kind, text};
use super::sheet::{SheetReader, area};
use crate::read::archive::Archive;
use crate::read::book::{Attached, Book, Listed};
use crate::read::bytes::Bytes;
use crate::read::cells::Cells;
use crate::read::grid::Grid;
use crate::read::limits::MAX_PARTS;
use crate::read::notes::{NoteKind, Notes};
use crate::read::refusal::Refusal;
use crate::read::relations::Relations;
use crate::read::shared_strings::SharedStrings;
use crate::read::styles::{Styles, StylesBuilder};
use std::io::Read;

/// A binary workbook.
pub(in crate::read) struct Xlsb {
    archive: Archive,
    sheets: Vec<(Listed, String)>,
    strings: SharedStrings,
    styles: Styles,
    is_1904: bool,
    attached: Attached,
}

impl Xlsb {
    pub(in crate::read) fn open(mut archive: Archive, part: &str) -> Result<Self, Refusal> {
        let relations = Relations::of(&mut archive, part)?;
        let strings = match relations.part(&archive, "sharedStrings") {
            Some(part) => shared_strings(Records::new(archive.stored(part)?))?,
            None => SharedStrings::default(),
        };
        let styles = match relations.part(&archive, "styles") {
            Some(part) => styles(Records::new(archive.stored(part)?))?,
            None => Styles::default(),
        };
        let attached = Attached::of(&archive, &relations);
        let (sheets, is_1904) = sheets(Records::new(archive.stored(part)?), &relations)?;
        Ok(Self { archive, sheets, strings, styles, is_1904, attached })
    }

    fn note_comments(&mut self, part: &str, notes: &mut Notes) -> Result<(), Refusal> {
        let relations = Relations::of(&mut self.archive, part)?;
        let Some(comments) = relations.part(&self.archive, "comments") else { return Ok(()) };
        let mut records = Records::new(self.archive.stream(comments)?);
        while let Some((kind, mut bytes)) = records.next()? {
            if kind == kind::COMMENT {
                bytes.u32()?;
                let (row, column) = area(&mut bytes)?;
                notes.at_cell(NoteKind::Comments, row, column);
            }
        }
        Ok(())
    }
}

impl Book for Xlsb {
    fn listed(&self) -> Vec<Listed> {
        self.sheets.iter().map(|(listed, _)| listed.clone()).collect()
    }

    fn attached(&self) -> Attached {
        self.attached
    }

    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal> {
        let part = self.sheets[index].1.clone();
        self.note_comments(&part, notes)?;
        let cells = Cells { grid, notes, styles: &self.styles, is_1904: self.is_1904 };
        let reader = SheetReader { strings: &self.strings, cells, row: 0, filter: None };
        reader.read(Records::new(self.archive.stream(&part)?))
    }
}

fn shared_strings(mut records: Records<impl Read>) -> Result<SharedStrings, Refusal> {
    let mut strings = SharedStrings::default();
    while let Some((kind, mut bytes)) = records.next()? {
        if kind == kind::STRING {
            bytes.u8()?;
            let string = text(&mut bytes)?;
            strings.add(|text| {
                text.push_str(&string);
                Ok(())
            })?;
        }
    }
    Ok(strings)
}

fn styles(mut records: Records<impl Read>) -> Result<Styles, Refusal> {
    let (mut styles, mut is_in_cells) = (StylesBuilder::default(), false);
    while let Some((kind, mut bytes)) = records.next()? {
        match kind {
            kind::FORMAT => {
                let id = bytes.u16()?.into();
                styles.define(id, &text(&mut bytes)?)?;
            }
            kind::STYLES => is_in_cells = true,
            kind::END_OF_STYLES => is_in_cells = false,
            kind::STYLE if is_in_cells => {
                bytes.u16()?;
                styles.add(bytes.u16()?.into())?;
            }
            _ => {}
        }
    }
    Ok(styles.finish())
}

/// The worksheets with their parts, and whether days count from 1904.
fn sheets(
    mut records: Records<impl Read>,
    relations: &Relations,
) -> Result<(Vec<(Listed, String)>, bool), Refusal> {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    while let Some((kind, bytes)) = records.next()? {
        match kind {
            kind::PROPERTIES => is_1904 = Bytes(bytes.0).u32()? & 1 != 0,
            kind::SHEET if sheets.len() >= MAX_PARTS => return Err(Refusal::TooLarge),
            kind::SHEET => sheets.extend(sheet(bytes, relations)?),
            _ => {}
        }
    }
    Ok((sheets, is_1904))
}

/// A worksheet with its part; `None` if it is a chart or the like.
fn sheet(mut bytes: Bytes<'_>, relations: &Relations) -> Result<Option<(Listed, String)>, Refusal> {
    let is_hidden = bytes.u32()? != 0;
    bytes.u32()?;
    let id = text(&mut bytes)?;
    let name = text(&mut bytes)?;
    let part = relations.worksheet(&id)?;
    Ok(part.map(|part| (Listed { name, is_hidden }, part.to_owned())))
}
