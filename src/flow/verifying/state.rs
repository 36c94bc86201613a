//! The states of a verification sheet.

use crate::client::Failure;
use coverlist_api::{ImportView, MarkRequest, VerificationMark, VerificationView};
use coverlist_core::lifecycle::State;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verifying {
    Loading,
    LoadFailed(Failure),
    Open(Box<Sheet>),
}

impl Verifying {
    /// The sheet; `None` until it is fetched.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self {
            Self::Open(sheet) => Some(sheet),
            Self::Loading | Self::LoadFailed(_) => None,
        }
    }

    /// Why the sheet could not be fetched.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::LoadFailed(failure) => Some(failure),
            Self::Loading | Self::Open(_) => None,
        }
    }
}

/// The rows as the server had them, and their marks as the person wants them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub import: ImportView,
    pub view: VerificationView,
    marks: BTreeMap<u32, RowMark>,
}

/// The mark of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMark {
    /// Whether the person wants the row to be checked.
    pub checked: bool,
    /// The note that the person wants.
    pub note: String,
    /// The newest mark on the server; `None` without one.
    pub stored: Option<VerificationMark>,
    /// The mark that is on its way to the server.
    pub(super) sent: Option<MarkRequest>,
    /// Why the mark could not be stored.
    pub failure: Option<Failure>,
    /// The mark of another person that the stored one has replaced, and that this person had not seen.
    pub unseen: Option<VerificationMark>,
}

impl Sheet {
    pub fn new(import: ImportView, view: VerificationView) -> Self {
        let marks = view.rows.iter().map(|row| (row.line, RowMark::of(row.mark.clone()))).collect();
        Self { import, view, marks }
    }

    /// The mark of the row on a line.
    pub fn mark(&self, line: u32) -> Option<&RowMark> {
        self.marks.get(&line)
    }

    pub(super) fn mark_mut(&mut self, line: u32) -> Option<&mut RowMark> {
        self.marks.get_mut(&line)
    }

    /// The number of rows that are checked.
    pub fn checked(&self) -> u32 {
        self.marks.values().map(|mark| u32::from(mark.checked)).sum()
    }

    pub fn rows(&self) -> u32 {
        self.marks.len() as u32
    }

    /// Whether nobody can mark rows any more.
    pub fn is_read_only(&self) -> bool {
        self.view.state == State::Undone
    }
}

impl RowMark {
    fn of(stored: Option<VerificationMark>) -> Self {
        let mut mark = Self { stored, ..Self::default() };
        (mark.checked, mark.note) = mark.as_stored();
        mark
    }

    /// Whether the row is checked on the server, and its note. A check of a row that has changed since does
    /// not count.
    fn as_stored(&self) -> (bool, String) {
        let stored = self.stored.as_ref();
        stored.map_or_else(Default::default, |mark| (mark.checked && !mark.outdated, mark.note.clone()))
    }

    /// Whether the server has the mark that the person wants.
    pub(super) fn is_stored(&self) -> bool {
        (self.checked, self.note.clone()) == self.as_stored()
    }

    pub(super) fn request(&self, line: u32) -> MarkRequest {
        MarkRequest {
            line,
            version: self.stored.as_ref().map_or(0, |mark| mark.version),
            checked: self.checked,
            note: self.note.clone(),
        }
    }
}
