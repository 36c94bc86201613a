//! Why a row, or a whole file, is not taken. Never a cell's value.

use crate::findings::{Code, Finding};
use crate::read::FileKind;
use crate::template::{RecordKind, Template};

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// Why.
    pub refusal: Refusal,
}

/// Why a row is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has a mistake that would also reject a row of an import.
    Mistake(Finding),
    /// It looks like a total, not like a record.
    Totals,
    /// OneRoster says that the user is to be deleted.
    ToBeDeleted,
    /// OneRoster says that the user is not enabled.
    NotEnabled,
    /// OneRoster says that the user is a parent, a guardian or another relative.
    Guardian,
    /// ChromeOS says that the device is no longer managed.
    Deprovisioned,
}

impl Refusal {
    /// A mistake in the row as a whole.
    pub(super) fn row(code: Code) -> Self {
        Self::Mistake(Finding::file(code))
    }

    /// A mistake in the cell at `column`, from 1.
    pub(super) fn cell(code: Code, column: u16) -> Self {
        Self::Mistake(Finding { column: Some(column), ..Finding::file(code) })
    }

    /// What is wrong and what to do, in a sentence or two. The line stands beside it.
    pub fn message(&self, kind: RecordKind) -> String {
        match self {
            Self::Mistake(finding) => finding.message(&Template::builtin(kind)),
            Self::Totals => "This row looks like a total. If it is a record, correct its key.".to_owned(),
            Self::ToBeDeleted => "The roster says that this user is to be deleted.".to_owned(),
            Self::NotEnabled => "The roster says that this user is not enabled.".to_owned(),
            Self::Guardian => {
                "This is a parent, guardian or relative. Only students and staff are loaded as users."
                    .to_owned()
            }
            Self::Deprovisioned => "The export says that this device is deprovisioned.".to_owned(),
        }
    }
}

/// Why a whole file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is not text, or it is empty: what it is.
    NotText(FileKind),
    /// It has more rows than can be taken at a time.
    TooManyRows,
    /// No row near its top has the header of a key.
    NoKey(RecordKind),
    /// Two columns have the header of the key.
    KeyTwice(RecordKind),
    /// Its headers are those of a list of this other kind.
    OtherKind(RecordKind),
    /// Its headers are those of an insurance list, and nothing in it describes a record.
    Insurance,
}

impl Unfit {
    /// What is wrong and what to do, in a sentence or two.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotText(kind) => not_text(kind).entry().sentence,
            Self::TooManyRows => {
                "The file has more rows than can be loaded at a time. Split it into smaller files, each with the header."
            }
            Self::NoKey(RecordKind::User) => {
                "No column of this file holds user IDs. Its header must have User ID, Student ID, Student Number or ID; \
                 a OneRoster users.csv has sourcedId and identifier."
            }
            Self::NoKey(RecordKind::Device) => {
                "No column of this file holds serials. Its header must have Device Serial, Serial Number or Serial; \
                 a ChromeOS device export has serialNumber."
            }
            Self::KeyTwice(RecordKind::User) => {
                "Two columns of this file have the header of the user ID. Remove or rename the one that does not count."
            }
            Self::KeyTwice(RecordKind::Device) => {
                "Two columns of this file have the header of the serial. Remove or rename the one that does not count."
            }
            Self::Insurance => {
                "This is an insurance list, not a list of records. Choose it under Bulk Insurance Import; here load the list of \
                 users or devices that your student information system or device management exports."
            }
            Self::OtherKind(RecordKind::User) => {
                "This is a list of users. Load it as users, or choose a list of devices."
            }
            Self::OtherKind(RecordKind::Device) => {
                "This is a list of devices. Load it as devices, or choose a list of users."
            }
        }
    }
}

fn not_text(kind: FileKind) -> Code {
    match kind {
        FileKind::Empty => Code::FileEmpty,
        FileKind::Workbook => Code::FileWorkbook,
        FileKind::Archive => Code::FileArchive,
        FileKind::Pdf => Code::FilePdf,
        FileKind::WebPage => Code::FileWebPage,
        FileKind::Text | FileKind::Binary => Code::FileBinary,
    }
}
