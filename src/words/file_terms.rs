//! How a file was read: the message for each value.

use coverlist_core::read::{Delimiter, Encoding, FileKind, LineEnds};
use coverlist_core::validate::RowStatus;
use coverlist_worker::Summary;

pub fn encoding(encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 => t!(encoding_utf_8),
        Encoding::Utf16Le => t!(encoding_utf_16_le),
        Encoding::Utf16Be => t!(encoding_utf_16_be),
        Encoding::Windows1252 => t!(encoding_windows_1252),
        Encoding::MacRoman => t!(encoding_macintosh),
        Encoding::Cp437 => t!(encoding_ibm437),
        Encoding::Utf8Twice => t!(encoding_utf_8_twice),
    }
}

pub fn encoding_of_file(name: Encoding, bom: bool) -> String {
    let name = encoding(name);
    if bom { t!(encoding_with_bom, name) } else { name }
}

pub fn delimiter(delimiter: Delimiter) -> String {
    match delimiter {
        Delimiter::Comma => t!(delimiter_comma),
        Delimiter::Semicolon => t!(delimiter_semicolon),
        Delimiter::Tab => t!(delimiter_tab),
        Delimiter::Pipe => t!(delimiter_pipe),
    }
}

pub fn line_ends(ends: LineEnds) -> String {
    match ends {
        LineEnds::None => t!(line_ends_none),
        LineEnds::Lf => t!(line_ends_lf),
        LineEnds::Crlf => t!(line_ends_crlf),
        LineEnds::Cr => t!(line_ends_cr),
        LineEnds::Mixed => t!(line_ends_mixed),
    }
}

pub fn file_kind(kind: FileKind) -> String {
    match kind {
        FileKind::Text => t!(file_kind_text),
        FileKind::Empty => t!(file_kind_empty),
        FileKind::Workbook => t!(file_kind_workbook),
        FileKind::Numbers => t!(file_kind_numbers),
        FileKind::SheetLink => t!(file_kind_sheet_link),
        FileKind::Document => t!(file_kind_document),
        FileKind::Archive => t!(file_kind_archive),
        FileKind::Pdf => t!(file_kind_pdf),
        FileKind::Picture => t!(file_kind_picture),
        FileKind::Database => t!(file_kind_database),
        FileKind::WebPage => t!(file_kind_web_page),
        FileKind::Message => t!(file_kind_message),
        FileKind::Json => t!(file_kind_json),
        FileKind::Binary => t!(file_kind_binary),
    }
}

/// How far the status of the rows of a file is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Judged {
    /// The rows were not checked.
    #[default]
    No,
    /// No row can be staged before something about the whole file is answered or corrected.
    ButBlocked,
    Yes,
}

impl Judged {
    pub fn of(summary: &Summary) -> Self {
        match (summary.checked, summary.blocked) {
            (false, _) => Self::No,
            (true, true) => Self::ButBlocked,
            (true, false) => Self::Yes,
        }
    }

    /// Whether the rows were checked.
    pub fn is_checked(self) -> bool {
        self != Self::No
    }
}

pub fn row_status(row_status: RowStatus, judged: Judged) -> String {
    match row_status {
        RowStatus::Rejected if judged == Judged::No => t!(file_row_unchecked),
        RowStatus::Accepted if judged == Judged::ButBlocked => t!(file_row_waiting),
        RowStatus::Header => t!(file_row_header),
        RowStatus::Accepted => t!(file_row_accepted),
        RowStatus::Rejected => t!(file_row_rejected),
        RowStatus::SetAside => t!(file_row_ignored),
    }
}
