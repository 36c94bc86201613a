//! The texts about OneRoster exports.

use crate::{Message, text};
use coverlist_core::oneroster::OneRosterError;

/// Why the files of an export are not loaded.
pub fn oneroster_error(error: &OneRosterError) -> Message {
    match error {
        OneRosterError::DamagedArchive => text::roster_archive_damaged(),
        OneRosterError::Password(file) => text::roster_file_password(file.name()),
        OneRosterError::Compression(file) => text::roster_file_compression(file.name()),
        OneRosterError::Twice(first, second) => text::roster_file_twice(first, second),
        OneRosterError::TooLarge => text::roster_files_too_large(),
        OneRosterError::NotText(file, _) => text::roster_file_not_text(file.name()),
        OneRosterError::MissingColumns(file, headers) => {
            text::roster_columns_missing(file.name(), headers.iter().copied())
        }
        OneRosterError::DamagedQuotes => text::roster_quotes_damaged(),
    }
}
