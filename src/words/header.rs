//! The verdict on the header.

use coverlist_core::map::{Found, HeaderVerdict};

/// `text` equals `header` when the admin chose one of several columns with the template's header.
pub fn undo_rename(header: &str, text: &str, column: u16) -> String {
    if text == header { t!(header_undo_choosing, column) } else { t!(header_undo_renaming, header) }
}

/// The header of a column of the file, as the page shows it.
pub fn shown(header: &str) -> String {
    match header.trim() {
        "" => t!(validate_no_header_text),
        header => header.to_owned(),
    }
}

pub fn summary(header: &HeaderVerdict) -> String {
    let expected = header.expected.len();
    let found = header.expected.iter().filter(|column| is_found(&column.found)).count();
    match found {
        _ if header.blocked => t!(header_blocked),
        found if found == expected => t!(header_all_found, expected as u64),
        found => t!(header_some_found, found as u64, expected as u64),
    }
}

const fn is_found(found: &Found) -> bool {
    matches!(found, Found::Exact { .. } | Found::Mapped { .. })
}
