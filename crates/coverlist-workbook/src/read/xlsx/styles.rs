//! The styles of a workbook of XML.

use crate::read::number_format::NumberFormat;
use crate::read::refusal::Refusal;
use crate::read::styles::Styles;
use crate::read::xml::{Token, Xml};
use std::collections::HashMap;
use std::io::BufRead;

pub(super) fn read_styles(mut xml: Xml<impl BufRead>) -> Result<Styles, Refusal> {
    let mut own: HashMap<u32, NumberFormat> = HashMap::new();
    let mut ids = Vec::new();
    let mut is_in_cells = false;
    loop {
        match xml.next()? {
            Token::Start(element) => {
                let id = || element.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                match element.name() {
                    "numFmt" => {
                        let code = element.attribute("formatCode").unwrap_or_default();
                        own.insert(id(), NumberFormat::parse(&code));
                    }
                    "cellXfs" => is_in_cells = true,
                    "xf" if is_in_cells => ids.push(id()),
                    _ => {}
                }
            }
            Token::End(end) if end.name() == "cellXfs" => is_in_cells = false,
            Token::Eof => return Ok(Styles::new(&own, &ids)),
            _ => {}
        }
    }
}
