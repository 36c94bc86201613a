//! Why an export is not read.

use super::ExportFile;
use crate::read::FileKind;

/// Why an export is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OneRosterError {
    /// The zip archive is cut off, or a part of it contradicts another one.
    DamagedArchive,
    /// A file in the archive is encrypted.
    Password(ExportFile),
    /// A file in the archive is compressed in an unusual way.
    Compression(ExportFile),
    /// Two files in the archive have the name of one; both are given with their folders.
    Twice(String, String),
    /// The files, or the joined list, are larger than the limit.
    TooLarge,
    /// A file is no text.
    NotText(ExportFile, FileKind),
    /// A file has no columns with these headers.
    MissingColumns(ExportFile, Vec<&'static str>),
    /// Quotes are damaged, so additional cells would change how other rows are read.
    DamagedQuotes,
}

impl OneRosterError {
    /// The name of the error on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DamagedArchive => "oneroster_archive_damaged",
            Self::Password(_) => "oneroster_password",
            Self::Compression(_) => "oneroster_compression",
            Self::Twice(..) => "oneroster_file_twice",
            Self::TooLarge => "oneroster_too_large",
            Self::NotText(..) => "oneroster_not_text",
            Self::MissingColumns(..) => "oneroster_columns_missing",
            Self::DamagedQuotes => "oneroster_quotes_damaged",
        }
    }
}
