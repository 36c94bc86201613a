//! The parts of a workbook of XML.

use super::sheet::SheetReader;
use super::strings::read_strings;
use super::styles::read_styles;
use crate::read::address::parse_cell_name;
use crate::read::archive::Archive;
use crate::read::book::{Book, Listed};
use crate::read::cells::Cells;
use crate::read::grid::Grid;
use crate::read::limits::MAX_PARTS;
use crate::read::notes::{NoteKind, Notes};
use crate::read::refusal::Refusal;
use crate::read::relations::{Relation, relations};
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
    external_links: u32,
    has_macros: bool,
}

struct Sheet {
    listed: Listed,
    part: String,
}

impl Xlsx {
    pub(in crate::read) fn open(mut archive: Archive, part: &str) -> Result<Self, Refusal> {
        let relations = relations(&mut archive, part)?;
        let of_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
        let stored =
            |archive: &mut Archive, kind: &str| of_kind(kind).filter(|own| archive.has(&own.target)).cloned();
        let strings = match stored(&mut archive, "sharedStrings") {
            Some(relation) => read_strings(Xml::new(archive.stored(&relation.target)?))?,
            None => SharedStrings::default(),
        };
        let styles = match stored(&mut archive, "styles") {
            Some(relation) => read_styles(Xml::new(archive.stored(&relation.target)?))?,
            None => Styles::default(),
        };
        let count = |kind: &str| relations.iter().filter(|relation| relation.kind == kind).count() as u32;
        let has_macros = archive.has_macros() || count("xlMacrosheet") > 0;
        let external_links = count("externalLink");
        let (sheets, is_1904) = sheets(&mut archive, part, &relations)?;
        Ok(Self { archive, sheets, strings, styles, is_1904, external_links, has_macros })
    }

    /// The comments of a worksheet.
    fn note_comments(&mut self, part: &str, notes: &mut Notes) -> Result<(), Refusal> {
        let relations = relations(&mut self.archive, part)?;
        let comments = relations.iter().find(|relation| relation.kind == "comments");
        let Some(relation) = comments.filter(|own| self.archive.has(&own.target)) else { return Ok(()) };
        let mut xml = Xml::new(self.archive.stream(&relation.target)?);
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

    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal> {
        let part = self.sheets[index].part.clone();
        notes.of_workbook(NoteKind::ExternalLinks, self.external_links);
        notes.of_workbook(NoteKind::Macros, u32::from(self.has_macros));
        self.note_comments(&part, notes)?;
        let cells = Cells { grid, notes, styles: &self.styles, is_1904: self.is_1904 };
        SheetReader { strings: &self.strings, cells }.read(Xml::new(self.archive.stream(&part)?))
    }
}

/// The worksheets, and whether days count from 1904.
fn sheets(archive: &mut Archive, part: &str, relations: &[Relation]) -> Result<(Vec<Sheet>, bool), Refusal> {
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
        let relation = relations.iter().find(|relation| relation.id == id).ok_or(Refusal::Damaged)?;
        if relation.kind == "worksheet" {
            sheets.push(Sheet { listed, part: relation.target.clone() });
        }
    }
    Ok((sheets, is_1904))
}
