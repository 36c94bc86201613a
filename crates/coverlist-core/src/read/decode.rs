//! Decodes bytes to UTF-8 text, slice by slice.

use super::Encoding;
use super::code_page::CodePage;
use crate::value::windows_1252_byte;

/// Decodes bytes to text. It holds back an incomplete character until its next bytes arrive.
#[derive(Debug)]
pub(super) struct Decoder {
    scheme: Scheme,
    /// The first bytes of an incomplete character.
    held: Vec<u8>,
    replaced: Replaced,
}

/// The places where U+FFFD replaces invalid bytes.
#[derive(Debug, Default)]
struct Replaced {
    /// Offsets into the text in ascending order, one for each run of invalid bytes.
    places: Vec<usize>,
    /// The position in the text after the last run.
    run_end: usize,
}

#[derive(Debug)]
enum Scheme {
    /// ASCII so far. The first other character decides between UTF-8 and Windows-1252.
    Ascii,
    Utf8,
    CodePage(CodePage),
    /// UTF-8 whose characters are the bytes of UTF-8. The decoder is that of the outer encoding.
    Utf8Twice(Box<Decoder>),
    Utf16 {
        low_byte_first: bool,
        high_surrogate: Option<u16>,
    },
}

impl Replaced {
    fn push(&mut self, out: &mut String) {
        if self.places.is_empty() || self.run_end != out.len() {
            self.places.push(out.len());
        }
        out.push(char::REPLACEMENT_CHARACTER);
        self.run_end = out.len();
    }
}

impl Decoder {
    /// A decoder for `encoding`. Without one, the first character outside ASCII decides between UTF-8 and
    /// Windows-1252.
    pub(super) fn new(encoding: Option<Encoding>) -> Self {
        let utf16 = |low_byte_first| Scheme::Utf16 { low_byte_first, high_surrogate: None };
        let scheme = match encoding {
            None => Scheme::Ascii,
            Some(Encoding::Utf8) => Scheme::Utf8,
            Some(Encoding::Windows1252) => Scheme::CodePage(CodePage::Windows1252),
            Some(Encoding::MacRoman) => Scheme::CodePage(CodePage::MacRoman),
            Some(Encoding::Cp437) => Scheme::CodePage(CodePage::Cp437),
            Some(Encoding::Utf8Twice) => Scheme::Utf8Twice(Box::new(Self::new(Some(Encoding::Utf8)))),
            Some(Encoding::Utf16Le) => utf16(true),
            Some(Encoding::Utf16Be) => utf16(false),
        };
        Self { scheme, held: Vec::new(), replaced: Replaced::default() }
    }

    /// The encoding as known so far. ASCII counts as UTF-8.
    pub(super) fn encoding(&self) -> Encoding {
        match self.scheme {
            Scheme::Ascii | Scheme::Utf8 => Encoding::Utf8,
            Scheme::CodePage(page) => page.encoding(),
            Scheme::Utf8Twice(_) => Encoding::Utf8Twice,
            Scheme::Utf16 { low_byte_first: true, .. } => Encoding::Utf16Le,
            Scheme::Utf16 { low_byte_first: false, .. } => Encoding::Utf16Be,
        }
    }

    /// The places where U+FFFD replaces invalid bytes: offsets into the text in ascending order, one for each
    /// run.
    pub(super) fn replaced(&self) -> &[usize] {
        &self.replaced.places
    }

    /// Forgets the replaced places before `end`, the end of a finished record.
    pub(super) fn forget_replaced(&mut self, end: usize) {
        let places = &mut self.replaced.places;
        places.drain(..places.partition_point(|&place| place < end));
    }

    /// Decodes the next bytes of the file and appends the text to `out`.
    pub(super) fn push(&mut self, bytes: &[u8], out: &mut String) {
        match self.scheme {
            Scheme::Ascii => self.push_ascii(bytes, out),
            Scheme::Utf8 => self.push_utf8(bytes, out),
            Scheme::CodePage(page) => page.decode(bytes, out),
            Scheme::Utf8Twice(_) => self.push_twice(bytes, out),
            Scheme::Utf16 { .. } => self.push_utf16(bytes, out),
        }
    }

    /// Ends the input. Bytes that are still held back form no complete character.
    pub(super) fn finish(&mut self, out: &mut String) {
        let held = std::mem::take(&mut self.held);
        match &mut self.scheme {
            Scheme::Ascii if !held.is_empty() => {
                self.scheme = Scheme::CodePage(CodePage::Windows1252);
                self.push(&held, out);
            }
            Scheme::Ascii | Scheme::CodePage(_) => {}
            Scheme::Utf8 | Scheme::Utf8Twice(_) => {
                if !held.is_empty() {
                    self.replaced.push(out);
                }
            }
            Scheme::Utf16 { high_surrogate, .. } => {
                if high_surrogate.take().is_some() || !held.is_empty() {
                    self.replaced.push(out);
                }
            }
        }
    }

    fn push_ascii(&mut self, bytes: &[u8], out: &mut String) {
        let mut held = std::mem::take(&mut self.held);
        let bytes = if held.is_empty() {
            bytes
        } else {
            held.extend_from_slice(bytes);
            &held
        };
        let ascii = ascii_prefix(bytes);
        out.push_str(ascii);
        let rest = &bytes[ascii.len()..];
        // A character has at most four bytes.
        self.scheme = match std::str::from_utf8(&rest[..rest.len().min(4)]) {
            Ok("") => return,
            Err(error) if error.valid_up_to() == 0 && error.error_len().is_some() => {
                Scheme::CodePage(CodePage::Windows1252)
            }
            Err(error) if error.valid_up_to() == 0 => {
                self.held = rest.to_vec();
                return;
            }
            _ => Scheme::Utf8,
        };
        self.push(rest, out);
    }

    fn push_utf8(&mut self, bytes: &[u8], out: &mut String) {
        let bytes = self.complete_held(bytes, out);
        let valid = utf8_prefix(bytes);
        out.push_str(valid);
        let mut chunks = bytes[valid.len()..].utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            out.push_str(chunk.valid());
            let invalid = chunk.invalid();
            if chunks.peek().is_none() && is_unfinished(invalid) {
                self.held.extend_from_slice(invalid);
            } else if !invalid.is_empty() {
                self.replaced.push(out);
            }
        }
    }

    /// A character outside Windows-1252 is no byte of the inner encoding.
    fn push_twice(&mut self, bytes: &[u8], out: &mut String) {
        let Scheme::Utf8Twice(outer) = &mut self.scheme else { return };
        let mut text = String::new();
        outer.push(bytes, &mut text);
        for part in text.split_inclusive(|c| windows_1252_byte(c).is_none()) {
            let inner: Vec<u8> = part.chars().filter_map(windows_1252_byte).collect();
            self.push_utf8(&inner, out);
            if part.ends_with(|c| windows_1252_byte(c).is_none()) {
                self.held.clear();
                self.replaced.push(out);
            }
        }
    }

    /// Completes the character that is held back, and returns the remaining bytes.
    fn complete_held<'b>(&mut self, mut bytes: &'b [u8], out: &mut String) -> &'b [u8] {
        while !self.held.is_empty()
            && let Some((&byte, rest)) = bytes.split_first()
        {
            self.held.push(byte);
            match std::str::from_utf8(&self.held) {
                Ok(character) => {
                    out.push_str(character);
                    self.held.clear();
                    bytes = rest;
                }
                Err(error) if error.error_len().is_none() => bytes = rest,
                Err(_) => {
                    // The byte that ends this invalid sequence begins another character.
                    self.replaced.push(out);
                    self.held.clear();
                }
            }
        }
        bytes
    }

    fn push_utf16(&mut self, bytes: &[u8], out: &mut String) {
        let Scheme::Utf16 { low_byte_first, high_surrogate } = &mut self.scheme else { return };
        for &byte in bytes {
            let Some(first) = self.held.pop() else {
                self.held.push(byte);
                continue;
            };
            let unit = if *low_byte_first {
                u16::from_le_bytes([first, byte])
            } else {
                u16::from_be_bytes([first, byte])
            };
            push_unit(unit, high_surrogate, &mut self.replaced, out);
        }
    }
}

/// Adds one UTF-16 unit, which may be half of a surrogate pair.
fn push_unit(unit: u16, high_surrogate: &mut Option<u16>, replaced: &mut Replaced, out: &mut String) {
    if let Some(high) = high_surrogate.take() {
        if let Some(Ok(character)) = char::decode_utf16([high, unit]).next() {
            out.push(character);
            return;
        }
        replaced.push(out);
    }
    match unit {
        0xD800..=0xDBFF => *high_surrogate = Some(unit),
        _ => match char::from_u32(u32::from(unit)) {
            Some(character) => out.push(character),
            None => replaced.push(out),
        },
    }
}

fn ascii_prefix(bytes: &[u8]) -> &str {
    let end = if bytes.is_ascii() { None } else { bytes.iter().position(|byte| !byte.is_ascii()) };
    utf8_prefix(&bytes[..end.unwrap_or(bytes.len())])
}

fn utf8_prefix(bytes: &[u8]) -> &str {
    // A fast path: nearly all text is valid, and sixteen bytes are compared at a time.
    simdutf8::basic::from_utf8(bytes).unwrap_or_else(|_| match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    })
}

/// Whether more bytes could complete this character.
fn is_unfinished(invalid: &[u8]) -> bool {
    std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none())
}
