//! The records of a stream.

use crate::read::bytes::Bytes;
use crate::read::refusal::Refusal;

/// The kinds of records that are read.
pub(super) mod kind {
    pub(in super::super) const FORMULA: u16 = 0x06;
    pub(in super::super) const EOF: u16 = 0x0A;
    pub(in super::super) const NOTE: u16 = 0x1C;
    pub(in super::super) const DATE_MODE: u16 = 0x22;
    pub(in super::super) const FILE_PASS: u16 = 0x2F;
    pub(in super::super) const CONTINUE: u16 = 0x3C;
    pub(in super::super) const COLUMN: u16 = 0x7D;
    pub(in super::super) const SHEET: u16 = 0x85;
    pub(in super::super) const FILTER: u16 = 0x9E;
    pub(in super::super) const SHORT_NUMBERS: u16 = 0xBD;
    pub(in super::super) const RICH_LABEL: u16 = 0xD6;
    pub(in super::super) const STYLE: u16 = 0xE0;
    pub(in super::super) const MERGED: u16 = 0xE5;
    pub(in super::super) const SHARED_STRINGS: u16 = 0xFC;
    pub(in super::super) const SHARED_STRING: u16 = 0xFD;
    pub(in super::super) const OTHER_BOOK: u16 = 0x1AE;
    pub(in super::super) const NUMBER: u16 = 0x203;
    pub(in super::super) const LABEL: u16 = 0x204;
    pub(in super::super) const BOOL_OR_ERROR: u16 = 0x205;
    pub(in super::super) const STRING: u16 = 0x207;
    pub(in super::super) const ROW: u16 = 0x208;
    pub(in super::super) const SHORT_NUMBER: u16 = 0x27E;
    pub(in super::super) const FORMAT: u16 = 0x41E;
    pub(in super::super) const BEGIN: u16 = 0x809;
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) bytes: Bytes<'a>,
}

/// Splits a stream into records.
#[derive(Clone)]
pub(super) struct Records<'a>(pub(super) Bytes<'a>);

impl<'a> Records<'a> {
    /// The next record; `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Result<Option<Record<'a>>, Refusal> {
        if self.0.0.is_empty() {
            return Ok(None);
        }
        let kind = self.0.u16()?;
        let length = self.0.u16()?;
        Ok(Some(Record { kind, bytes: Bytes(self.0.take(usize::from(length))?) }))
    }

    /// The next record if it continues the one before.
    pub(super) fn continuation(&mut self) -> Result<Option<Bytes<'a>>, Refusal> {
        let mut ahead = self.clone();
        match ahead.next()? {
            Some(record) if record.kind == kind::CONTINUE => {
                *self = ahead;
                Ok(Some(record.bytes))
            }
            _ => Ok(None),
        }
    }
}
