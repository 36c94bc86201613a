//! The parts of a workbook of XML.

use super::sheet::SheetReader;
use super::strings::read_strings;
use super::styles::read_styles;
use crate::read::address::parse_cell_name;
use crate::read::archive::Archive;
use crate::read::book::{Attached, Book, Listed};
use crate::read::cells::Cells;
use crate::read::grid::Grid;
use crate::read::limits::MAX_PARTS;
use crate::read::notes::{NoteKind, Notes};
use crate::read::refusal::Refusal;
use crate::read::relations::Relations;
use crate::read::shared_strings::SharedStrings;
use crate::read::styles::Styles;
use crate::read::xml::{Token, Xml};

/// A workbook of XML.
pub(in crate::read) struct Xlsx {
    archive: Archive,
    sheets: Vec<Sheet>,
    strings: SharedStrings,
    styles: Styles,
    is_1904: bool,
    attached: Attached,
}

struct Sheet {
    listed: Listed,
    part: String,
}

impl Xlsx {
    pub(in crate::read) fn open(mut archive: Archive, part: &str) -> Result<Self, Refusal> {
        let relations = Relations::of(&mut archive, part)?;
        let strings = match relations.part(&archive, "sharedStrings") {
            Some(part) => read_strings(Xml::new(archive.stored(part)?))?,
            None => SharedStrings::default(),
        };
        let styles = match relations.part(&archive, "styles") {
            Some(part) => read_styles(Xml::new(archive.stored(part)?))?,
            None => Styles::default(),
        };
        let attached = Attached::of(&archive, &relations);
        let (sheets, is_1904) = sheets(&mut archive, part, &relations)?;
        Ok(Self { archive, sheets, strings, styles, is_1904, attached })
    }

    /// The comments of a worksheet.
    fn note_comments(&mut self, part: &str, notes: &mut Notes) -> Result<(), Refusal> {
        let relations = Relations::of(&mut self.archive, part)?;
        let Some(comments) = relations.part(&self.archive, "comments") else { return Ok(()) };
        let mut xml = Xml::new(self.archive.stream(comments)?);
        loop {
            match xml.next()? {
                Token::Start(element) if element.name() == "comment" => {
                    let cell = element.attribute("ref").and_then(|name| parse_cell_name(&name));
                    if let Some((row, column)) = cell {
                        notes.at_cell(NoteKind::Comments, row, column);
                    }
                }
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

impl Book for Xlsx {
    fn listed(&self) -> Vec<Listed> {
        self.sheets.iter().map(|sheet| sheet.listed.clone()).collect()
    }

    fn attached(&self) -> Attached {
        self.attached
    }

    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal> {
        let part = self.sheets[index].part.clone();
        self.note_comments(&part, notes)?;
        let cells = Cells { grid, notes, styles: &self.styles, is_1904: self.is_1904 };
        SheetReader { strings: &self.strings, cells }.read(Xml::new(self.archive.stream(&part)?))
    }
}

/// The worksheets, and whether days count from 1904.
fn sheets(archive: &mut Archive, part: &str, relations: &Relations) -> Result<(Vec<Sheet>, bool), Refusal> {
    let mut xml = Xml::new(archive.stored(part)?);
    let (mut listed, mut is_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Token::Start(element) if element.name() == "sheet" => {
                let name = element.attribute("name").unwrap_or_default().into_owned();
                let is_hidden = element.attribute("state").is_some_and(|state| state != "visible");
                let id = element.attribute("id").unwrap_or_default().into_owned();
                listed.push((Listed { name, is_hidden }, id));
                if listed.len() > MAX_PARTS {
                    return Err(Refusal::TooLarge);
                }
            }
            Token::Start(element) if element.name() == "workbookPr" => is_1904 = element.is("date1904"),
            Token::Eof => break,
            _ => {}
        }
    }
    let mut sheets = Vec::new();
    for (listed, id) in listed {
        if let Some(part) = relations.worksheet(&id)? {
            sheets.push(Sheet { listed, part: part.to_owned() });
        }
    }
    Ok((sheets, is_1904))
}
