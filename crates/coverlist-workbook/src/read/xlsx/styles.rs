//! The styles of a workbook of XML.

use crate::read::refusal::Refusal;
use crate::read::styles::{Styles, StylesBuilder};
use crate::read::xml::{Token, Xml};
use std::io::BufRead;

pub(super) fn read_styles(mut xml: Xml<impl BufRead>) -> Result<Styles, Refusal> {
    let mut styles = StylesBuilder::default();
    let mut is_in_cells = false;
    loop {
        match xml.next()? {
            Token::Start(element) => {
                let id = || element.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                match element.name() {
                    "numFmt" => styles.define(id(), &element.attribute("formatCode").unwrap_or_default())?,
                    "cellXfs" => is_in_cells = true,
                    "xf" if is_in_cells => styles.add(id())?,
                    _ => {}
                }
            }
            Token::End(end) if end.name() == "cellXfs" => is_in_cells = false,
            Token::Eof => return Ok(styles.finish()),
            _ => {}
        }
    }
}
