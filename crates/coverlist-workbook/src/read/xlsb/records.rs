//! The records of a part.

use crate::read::bytes::Bytes;
use crate::read::limits::MAX_TOKEN;
use crate::read::refusal::Refusal;
use std::io::Read;

/// The kinds of records that are read.
pub(super) mod kind {
    pub(in super::super) const ROW: u32 = 0;
    pub(in super::super) const SHORT_NUMBER: u32 = 2;
    pub(in super::super) const ERROR: u32 = 3;
    pub(in super::super) const BOOL: u32 = 4;
    pub(in super::super) const NUMBER: u32 = 5;
    pub(in super::super) const TEXT: u32 = 6;
    pub(in super::super) const SHARED_STRING: u32 = 7;
    pub(in super::super) const FORMULA_TEXT: u32 = 8;
    pub(in super::super) const FORMULA_NUMBER: u32 = 9;
    pub(in super::super) const FORMULA_BOOL: u32 = 10;
    pub(in super::super) const FORMULA_ERROR: u32 = 11;
    pub(in super::super) const STRING: u32 = 19;
    pub(in super::super) const FORMAT: u32 = 44;
    pub(in super::super) const STYLE: u32 = 47;
    pub(in super::super) const COLUMNS: u32 = 60;
    pub(in super::super) const RICH_TEXT: u32 = 62;
    pub(in super::super) const END_OF_SHEET: u32 = 130;
    pub(in super::super) const PROPERTIES: u32 = 153;
    pub(in super::super) const SHEET: u32 = 156;
    pub(in super::super) const FILTER: u32 = 161;
    pub(in super::super) const FILTER_COLUMN: u32 = 163;
    pub(in super::super) const MERGED: u32 = 176;
    pub(in super::super) const STYLES: u32 = 617;
    pub(in super::super) const END_OF_STYLES: u32 = 618;
    pub(in super::super) const COMMENT: u32 = 635;
}

/// Splits a part into records.
pub(super) struct Records<R> {
    reader: R,
    buffer: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, buffer: Vec::new() }
    }

    /// The next record, with its kind; `None` at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Bytes<'_>)>, Refusal> {
        let mut first = [0];
        if self.reader.read(&mut first).map_err(|_| Refusal::Damaged)? == 0 {
            return Ok(None);
        }
        let mut kind = u32::from(first[0] & 0x7F);
        if first[0] & 0x80 != 0 {
            kind |= u32::from(self.byte()? & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > MAX_TOKEN {
            return Err(Refusal::TooLarge);
        }
        self.buffer.resize(length, 0);
        self.reader.read_exact(&mut self.buffer).map_err(|_| Refusal::Damaged)?;
        Ok(Some((kind, Bytes(&self.buffer))))
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        let mut byte = [0];
        self.reader.read_exact(&mut byte).map_err(|_| Refusal::Damaged)?;
        Ok(byte[0])
    }
}

/// A text with its length before it.
pub(super) fn text(bytes: &mut Bytes<'_>) -> Result<String, Refusal> {
    let length = bytes.u32()? as usize;
    bytes.utf16(length)
}
