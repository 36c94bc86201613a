//! XML, read token by token.

use super::limits::MAX_TOKEN;
use super::refusal::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// A part of XML.
pub(super) enum Token<'a> {
    /// The start of an element. An empty element has a start and an end.
    Start(Element<'a>),
    /// The end of an element.
    End(End<'a>),
    /// Text, or a part of it.
    Text(Cow<'a, str>),
    /// A comment, a declaration or the like.
    Other,
    /// The end of the document.
    Eof,
}

/// The end of an element.
pub(super) struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }
}

/// A name without its prefix. Some programs write `x:row`.
fn local(name: &str) -> &str {
    name.bytes().position(|byte| byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// The start of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The attributes, by name without prefix. Damaged ones are left out.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let attributes = self.0.attributes_raw();
        RawAttributes { rest: attributes }.map(|(name, value)| {
            let value = quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value));
            (local(name), value)
        })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Whether an attribute is true.
    pub(super) fn is(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| is_true(&value))
    }
}

/// Whether the value of an attribute is true.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Splits the text of attributes into names and values.
struct RawAttributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for RawAttributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        // Worksheets have millions of these, and bytes are faster to compare than characters.
        let find = |text: &str, byte: u8| text.bytes().position(|own| own == byte);
        let equals = find(self.rest, b'=')?;
        let (name, rest) = (&self.rest[..equals], self.rest[equals + 1..].trim_ascii_start());
        let quote = *rest.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let end = find(&rest[1..], quote)? + 1;
        self.rest = &rest[end + 1..];
        Some((name.trim_ascii(), &rest[1..end]))
    }
}

/// Reads XML.
pub(super) struct Xml<R> {
    reader: Reader<Budgeted<R>>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(inner: R) -> Self {
        let mut reader = Reader::from_reader(Budgeted { inner, rest: MAX_TOKEN });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Self { reader, buffer: Vec::new() }
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Refusal> {
        self.buffer.clear();
        self.reader.get_mut().rest = MAX_TOKEN;
        Ok(match self.reader.read_event_into(&mut self.buffer).map_err(|error| refusal(&error))? {
            Event::Start(start) => Token::Start(Element(start)),
            Event::End(end) => Token::End(End(end)),
            Event::Text(text) => Token::Text(text.into_inner()),
            Event::CData(text) => Token::Text(text.into_inner()),
            Event::GeneralRef(name) => Token::Text(Cow::Owned(resolved(&name)?)),
            Event::Eof => Token::Eof,
            _ => Token::Other,
        })
    }
}

/// The text of a reference such as `&amp;`.
fn resolved(name: &BytesRef<'_>) -> Result<String, Refusal> {
    if let Some(character) = name.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
        return Ok(character.to_string());
    }
    quick_xml::escape::resolve_xml_entity(name).map(str::to_owned).ok_or(Refusal::Damaged)
}

fn refusal(error: &quick_xml::Error) -> Refusal {
    match error {
        quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Refusal::TooLarge,
        _ => Refusal::Damaged,
    }
}

/// A reader that fails when one token is longer than its limit.
struct Budgeted<R> {
    inner: R,
    rest: usize,
}

impl<R: BufRead> Read for Budgeted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Budgeted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.rest == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.rest = self.rest.saturating_sub(length);
        self.inner.consume(length);
    }
}
