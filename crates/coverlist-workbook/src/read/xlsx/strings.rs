//! Texts of cells: shared strings and strings in cells.

use crate::read::refusal::Refusal;
use crate::read::shared_strings::SharedStrings;
use crate::read::xml::{Token, Xml};
use std::io::BufRead;

pub(super) fn read_strings(mut xml: Xml<impl BufRead>) -> Result<SharedStrings, Refusal> {
    let mut strings = SharedStrings::default();
    loop {
        match xml.next()? {
            Token::Start(element) if element.name() == "si" => {
                strings.add(|text| push_text(&mut xml, "si", text))?;
            }
            Token::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Appends the text of an element that was opened, up to its end: texts and runs of rich text, without
/// phonetic text.
pub(super) fn push_text(xml: &mut Xml<impl BufRead>, name: &str, text: &mut String) -> Result<(), Refusal> {
    let mut phonetic = 0_u32;
    loop {
        match xml.next()? {
            Token::Start(element) if element.name() == "rPh" => phonetic += 1,
            Token::Start(element) if element.name() == "t" => {
                let keeps_spaces = element.attribute("space").is_some_and(|value| value == "preserve");
                let start = text.len();
                push_raw(xml, "t", text)?;
                if phonetic > 0 {
                    text.truncate(start);
                } else {
                    clean(text, start, keeps_spaces);
                }
            }
            Token::End(end) if end.name() == "rPh" => phonetic = phonetic.saturating_sub(1),
            Token::End(end) if end.name() == name => return Ok(()),
            Token::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
}

/// Appends the text of an element that was opened, up to its end.
pub(super) fn push_raw(xml: &mut Xml<impl BufRead>, name: &str, text: &mut String) -> Result<(), Refusal> {
    loop {
        match xml.next()? {
            Token::Text(own) => text.push_str(&own),
            Token::End(end) if end.name() == name => return Ok(()),
            Token::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
}

/// Undoes what Excel does to a text, from `start`: characters that XML cannot have are `_x000D_`.
fn clean(text: &mut String, start: usize, keeps_spaces: bool) {
    let own = &text[start..];
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let needs_trim = !keeps_spaces && (own.starts_with(is_blank) || own.ends_with(is_blank));
    if !needs_trim && !own.contains("_x") {
        return;
    }
    let own = if keeps_spaces { own } else { own.trim_matches(is_blank) };
    let own = unescaped(own);
    text.truncate(start);
    text.push_str(&own);
}

fn unescaped(text: &str) -> String {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let unit = code
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| u16::from_str_radix(code, 16).ok());
        let (before, skipped) = if unit.is_some() { (&rest[..at], 7) } else { (&rest[..at + 2], 2) };
        units.extend(before.encode_utf16());
        units.extend(unit);
        rest = &rest[at + skipped..];
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}
