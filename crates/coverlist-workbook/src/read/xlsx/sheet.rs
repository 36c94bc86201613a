//! A worksheet of a workbook of XML.

use super::strings::{push_raw, push_text};
use crate::read::address::parse_cell_name;
use crate::read::cells::{Cells, Place};
use crate::read::iso::iso_date;
use crate::read::limits::MAX_COLUMNS;
use crate::read::notes::NoteKind;
use crate::read::refusal::Refusal;
use crate::read::shared_strings::SharedStrings;
use crate::read::xml::{Element, Token, Xml, is_true};
use std::io::BufRead;

/// Reads a worksheet.
pub(super) struct SheetReader<'a, 'g> {
    pub(super) strings: &'a SharedStrings,
    pub(super) cells: Cells<'a, 'g>,
}

/// The attributes of a cell.
struct Cell {
    place: Place,
    kind: Kind,
}

/// How the value of a cell is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    SharedString,
    Bool,
    Error,
    Date,
    Text,
}

impl SheetReader<'_, '_> {
    pub(super) fn read(mut self, mut xml: Xml<impl BufRead>) -> Result<(), Refusal> {
        let (mut row, mut next_row) = (0, 0);
        let mut next_column = 0;
        let mut filter = None;
        let mut text = String::new();
        loop {
            match xml.next()? {
                Token::Start(element) => match element.name() {
                    "c" => {
                        let cell = cell(&element, row, next_column)?;
                        next_column = cell.place.column + 1;
                        self.cell(&mut xml, &cell, &mut text)?;
                    }
                    "row" => {
                        row = element
                            .attribute("r")
                            .map_or(Some(next_row), |name| row_of(&name))
                            .ok_or(Refusal::Damaged)?;
                        (next_row, next_column) = (row.saturating_add(1), 0);
                        self.cells.grid.begin(row, element.is("hidden"))?;
                    }
                    "col" => self.note_hidden_columns(&element),
                    "autoFilter" => filter = element.attribute("ref").and_then(|area| first_cell(&area)),
                    "filterColumn" => {
                        if let Some((row, column)) = filter.take() {
                            self.cells.notes.at_cell(NoteKind::Filters, row, column);
                        }
                    }
                    "mergeCell" => {
                        if let Some((row, column)) =
                            element.attribute("ref").and_then(|area| first_cell(&area))
                        {
                            self.cells.notes.at_cell(NoteKind::MergedCells, row, column);
                        }
                    }
                    _ => {}
                },
                // A worksheet that is cut off ends without its end.
                Token::End(end) if end.name() == "worksheet" => return Ok(()),
                Token::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
    }

    /// Reads a cell up to its end.
    fn cell(&mut self, xml: &mut Xml<impl BufRead>, cell: &Cell, text: &mut String) -> Result<(), Refusal> {
        text.clear();
        let (mut has_formula, mut has_value) = (false, false);
        loop {
            match xml.next()? {
                Token::Start(element) => match element.name() {
                    "v" => {
                        has_value = true;
                        push_raw(xml, "v", text)?;
                    }
                    "is" => {
                        has_value = true;
                        push_text(xml, "is", text)?;
                    }
                    "f" => has_formula = true,
                    _ => {}
                },
                Token::End(end) if end.name() == "c" => break,
                Token::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
        if has_formula {
            let is_empty = !has_value || text.is_empty() && cell.kind != Kind::Text;
            let kind = if is_empty { NoteKind::FormulasWithoutValue } else { NoteKind::Formulas };
            self.cells.note(kind, cell.place);
        }
        self.hand_on(cell, text)
    }

    fn hand_on(&mut self, cell: &Cell, text: &str) -> Result<(), Refusal> {
        let Cell { place, kind } = *cell;
        match kind {
            Kind::Number => self.cells.number(place, text),
            Kind::SharedString | Kind::Bool if text.is_empty() => Ok(()),
            Kind::SharedString => {
                let string = text.trim().parse().ok().and_then(|index| self.strings.get(index));
                self.cells.text(place, string.ok_or(Refusal::Damaged)?)
            }
            Kind::Bool => self.cells.bool(place, is_true(text)),
            Kind::Error => self.cells.error(place, text),
            Kind::Date => self.cells.text(place, &iso_date(text)),
            Kind::Text => self.cells.text(place, text),
        }
    }

    fn note_hidden_columns(&mut self, element: &Element<'_>) {
        let number = |name| element.attribute(name).and_then(|value| value.parse::<u32>().ok());
        if !element.is("hidden") {
            return;
        }
        let (first, last) = (number("min").unwrap_or(0).max(1), number("max").unwrap_or(0).min(MAX_COLUMNS));
        // A hidden range up to the last column hides the empty area beside a table.
        if last < MAX_COLUMNS {
            (first..=last).for_each(|column| self.cells.notes.at_column(NoteKind::HiddenColumns, column - 1));
        }
    }
}

fn cell(element: &Element<'_>, row: u32, next_column: u32) -> Result<Cell, Refusal> {
    let mut cell = Cell { place: Place { row, column: next_column, style: 0 }, kind: Kind::Number };
    for (name, value) in element.attributes() {
        match name {
            "r" => cell.place.column = parse_cell_name(&value).ok_or(Refusal::Damaged)?.1,
            "s" => cell.place.style = value.parse().unwrap_or(0),
            "t" => {
                cell.kind = match &*value {
                    "s" => Kind::SharedString,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::Date,
                    "str" | "inlineStr" => Kind::Text,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }
    Ok(cell)
}

fn row_of(name: &str) -> Option<u32> {
    name.parse::<u32>().ok()?.checked_sub(1)
}

fn first_cell(area: &str) -> Option<(u32, u32)> {
    parse_cell_name(area.split(':').next()?)
}
