//! The number formats of cell styles.

use crate::read::number_format::NumberFormat;
use crate::read::refusal::Refusal;
use crate::read::xml::{Token, Xml};
use std::collections::HashMap;
use std::io::BufRead;

/// The number format of each cell style.
#[derive(Default)]
pub(super) struct Styles(Vec<NumberFormat>);

impl Styles {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, Refusal> {
        let mut codes: HashMap<u32, NumberFormat> = HashMap::new();
        let mut formats = Vec::new();
        let mut is_in_cells = false;
        loop {
            match xml.next()? {
                Token::Start(element) => {
                    let id = || element.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    match element.name() {
                        "numFmt" => {
                            let code = element.attribute("formatCode").unwrap_or_default();
                            codes.insert(id(), NumberFormat::parse(&code));
                        }
                        "cellXfs" => is_in_cells = true,
                        "xf" if is_in_cells => formats.push(id()),
                        _ => {}
                    }
                }
                Token::End(end) if end.name() == "cellXfs" => is_in_cells = false,
                Token::Eof => break,
                _ => {}
            }
        }
        let format = |id: u32| codes.get(&id).cloned().unwrap_or_else(|| NumberFormat::built_in(id));
        Ok(Self(formats.into_iter().map(format).collect()))
    }

    /// The format of a style. A style that is not there has none.
    pub(super) fn format(&self, style: usize) -> &NumberFormat {
        self.0.get(style).unwrap_or(&NumberFormat::General)
    }
}
