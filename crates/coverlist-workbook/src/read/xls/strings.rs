//! Texts of records.

use super::records::Records;
use crate::read::bytes::Bytes;
use crate::read::refusal::Refusal;
use crate::read::shared_strings::SharedStrings;

/// The flags of a text.
const IS_WIDE: u8 = 1;
const HAS_PHONETIC: u8 = 4;
const HAS_RUNS: u8 = 8;

/// A text after its length: a flag byte, then characters of one or two bytes.
pub(super) fn text(bytes: &mut Bytes<'_>, length: usize) -> Result<String, Refusal> {
    let flags = bytes.u8()?;
    if flags & IS_WIDE != 0 {
        return bytes.utf16(length);
    }
    Ok(bytes.take(length)?.iter().map(|byte| char::from(*byte)).collect())
}

/// Reads the shared strings, which continue in other records.
pub(super) fn shared_strings<'a>(
    first: Bytes<'a>,
    records: &mut Records<'a>,
) -> Result<SharedStrings, Refusal> {
    let mut reader = Reader { bytes: first, records };
    reader.bytes.u32()?;
    let count = reader.bytes.u32()?;
    let mut strings = SharedStrings::default();
    for _ in 0..count {
        strings.add(|text| reader.string(text))?;
    }
    Ok(strings)
}

struct Reader<'a, 'r> {
    bytes: Bytes<'a>,
    records: &'r mut Records<'a>,
}

impl Reader<'_, '_> {
    /// Goes on in the next record if this one is read.
    fn fill(&mut self) -> Result<bool, Refusal> {
        let is_read = self.bytes.0.is_empty();
        if is_read {
            self.bytes = self.records.continuation()?.ok_or(Refusal::Damaged)?;
        }
        Ok(is_read)
    }

    fn string(&mut self, text: &mut String) -> Result<(), Refusal> {
        self.fill()?;
        let mut rest = usize::from(self.bytes.u16()?);
        let flags = self.bytes.u8()?;
        let runs = if flags & HAS_RUNS != 0 { usize::from(self.bytes.u16()?) * 4 } else { 0 };
        let phonetic = if flags & HAS_PHONETIC != 0 { self.bytes.u32()? as usize } else { 0 };
        let mut is_wide = flags & IS_WIDE != 0;
        while rest > 0 {
            if self.fill()? {
                // The characters of each record have a width of their own.
                is_wide = self.bytes.u8()? & IS_WIDE != 0;
            }
            let available = self.bytes.0.len() / if is_wide { 2 } else { 1 };
            let length = rest.min(available);
            if length == 0 {
                return Err(Refusal::Damaged);
            }
            if is_wide {
                text.push_str(&self.bytes.utf16(length)?);
            } else {
                text.extend(self.bytes.take(length)?.iter().map(|byte| char::from(*byte)));
            }
            rest -= length;
        }
        self.skip(runs)?;
        self.skip(phonetic)
    }

    fn skip(&mut self, mut length: usize) -> Result<(), Refusal> {
        while length > 0 {
            self.fill()?;
            let skipped = length.min(self.bytes.0.len());
            self.bytes.take(skipped)?;
            length -= skipped.max(1);
        }
        Ok(())
    }
}
