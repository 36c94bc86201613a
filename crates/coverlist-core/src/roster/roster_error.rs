//! The reason why a whole file is refused.

use crate::findings::Code;
use crate::read::FileKind;
use crate::record::RecordKind;

/// The reason why a whole file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterError {
    /// The file is not text, or is empty.
    NotText(FileKind),
    /// The file has more rows than the limit.
    TooManyRows,
    /// No row near the top has the header of a key.
    NoKey(RecordKind),
    /// Two columns can hold the key, and their cells differ.
    KeyTwice {
        /// The kind of record that the roster lists.
        kind: RecordKind,
        /// The header of the first of the two columns.
        first: String,
        /// The header of the second of the two columns.
        second: String,
    },
    /// The row on this line is a header with other columns, or with the same columns in another order.
    SecondHeader(u32),
    /// The headers belong to a list of this other kind.
    OtherKind(RecordKind),
    /// The headers belong to an insurance list, and no column describes a record.
    Insurance,
}

impl RosterError {
    /// The problem and its remedy in one or two sentences.
    pub fn message(&self) -> String {
        let sentence = match self {
            Self::KeyTwice { kind, first, second } => {
                return format!(
                    "Two columns of this file can hold the {}: “{first}” and “{second}”. Remove the one by \
                    which insurance lists do not name {}, or give it another header.",
                    kind.key_name(),
                    match kind {
                        RecordKind::User => "users",
                        RecordKind::Device => "devices",
                    }
                );
            }
            Self::SecondHeader(line) => {
                return format!(
                    "Line {line} is a second header, with other columns or in another order. Split the file \
                    there into two files, each with its own header, and load them one after the other."
                );
            }
            Self::NotText(kind) => kind.code().unwrap_or(Code::FileBinary).entry().sentence,
            Self::TooManyRows => {
                "The file has more rows than can be loaded at a time. Split it into smaller files, each \
                with the header."
            }
            Self::NoKey(RecordKind::User) => {
                "No column of this file holds user IDs. Its header must have User ID, Student ID, Student \
                Number or ID; a OneRoster users.csv has sourcedId and identifier."
            }
            Self::NoKey(RecordKind::Device) => {
                "No column of this file holds serials. Its header must have Device Serial, Serial Number or \
                Serial; a ChromeOS device export has serialNumber."
            }
            Self::Insurance => {
                "This is an insurance list, not a list of records. Choose it under Bulk Insurance Import; \
                here load the list of users or devices that your student information system or device \
                management exports."
            }
            Self::OtherKind(RecordKind::User) => {
                "This is a list of users. Load it as users, or choose a list of devices."
            }
            Self::OtherKind(RecordKind::Device) => {
                "This is a list of devices. Load it as devices, or choose a list of users."
            }
        };
        sentence.to_owned()
    }
}
