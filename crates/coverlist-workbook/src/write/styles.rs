//! The formats of cells, each with its number in the list of styles.

use super::xml::{DECLARATION, escaped};
use coverlist_core::sheet::Content;
use std::fmt::Write as _;

/// The style of headers: bold, and a text.
pub(super) const HEADER: usize = 1;
/// The style of texts.
const TEXT: usize = 2;
const AMOUNT: usize = 3;
const INTEGER: usize = 4;
/// The first style of dates.
const DATES: usize = 5;

/// The numbers of the formats `@`, `0.00` and `0`, which every spreadsheet knows.
const TEXT_FORMAT: usize = 49;
const AMOUNT_FORMAT: usize = 2;
const INTEGER_FORMAT: usize = 1;
/// The first number of a workbook's own formats.
const OWN_FORMATS: usize = 164;

/// The styles of a workbook.
pub(super) struct Styles {
    /// The formats of its dates, each once.
    date_formats: Vec<String>,
}

impl Styles {
    pub(super) fn of<'a>(contents: impl Iterator<Item = &'a Content>) -> Self {
        let mut date_formats = Vec::new();
        for content in contents {
            if let Content::Date { number_format } = content
                && !date_formats.contains(number_format)
            {
                date_formats.push(number_format.clone());
            }
        }
        Self { date_formats }
    }

    /// The style of the cells of a column.
    pub(super) fn of_content(&self, content: &Content) -> usize {
        match content {
            Content::Text | Content::Choice(_) => TEXT,
            Content::Amount => AMOUNT,
            Content::Integer => INTEGER,
            Content::Date { number_format } => {
                let place = self.date_formats.iter().position(|format| format == number_format);
                DATES + place.unwrap_or_default()
            }
        }
    }

    /// The part `xl/styles.xml`.
    pub(super) fn xml(&self) -> String {
        let mut xml = DECLARATION.to_owned();
        xml.push_str(r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#);
        let own = (OWN_FORMATS..).zip(&self.date_formats);
        if !self.date_formats.is_empty() {
            let _ = write!(xml, r#"<numFmts count="{}">"#, self.date_formats.len());
            for (id, format) in own.clone() {
                let format = escaped(format).replace('"', "&quot;");
                let _ = write!(xml, r#"<numFmt numFmtId="{id}" formatCode="{format}"/>"#);
            }
            xml.push_str("</numFmts>");
        }
        xml.push_str(concat!(
            r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#,
            r#"<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
            r#"<fills count="2"><fill><patternFill patternType="none"/></fill>"#,
            r#"<fill><patternFill patternType="gray125"/></fill></fills>"#,
            r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
            r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
        ));
        let fixed = [(0, 0), (TEXT_FORMAT, 1), (TEXT_FORMAT, 0), (AMOUNT_FORMAT, 0), (INTEGER_FORMAT, 0)];
        let _ = write!(xml, r#"<cellXfs count="{}">"#, fixed.len() + self.date_formats.len());
        for (format, font) in fixed.into_iter().chain(own.map(|(id, _)| (id, 0))) {
            let _ = write!(
                xml,
                r#"<xf numFmtId="{format}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#
            );
        }
        xml.push_str(concat!(
            r#"</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
            "</styleSheet>",
        ));
        xml
    }
}
