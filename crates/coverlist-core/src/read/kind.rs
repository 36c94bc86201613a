//! The kind of a file, recognized by content and never by name.

use crate::findings::Code;
use memchr::memmem;
use serde::{Deserialize, Serialize};

/// The kind of a file, recognized by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// The file is text and can be read.
    Text,
    /// The file has no bytes, or only a byte order mark.
    Empty,
    /// The file is an Excel workbook, new (`.xlsx`) or old (`.xls`), or an OpenDocument sheet.
    Workbook,
    /// The file is a zip archive that contains no workbook.
    Archive,
    /// The file is a PDF document.
    Pdf,
    /// The file is a web page. Some portals send one as a CSV.
    WebPage,
    /// The file has other bytes that are not text, such as an image or a program.
    Binary,
}

/// The first bytes of files that are not text.
const SIGNATURES: [(&[u8], FileKind); 14] = [
    (b"%PDF-", FileKind::Pdf),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::Workbook),
    (b"\x89PNG\r\n\x1A\n", FileKind::Binary),
    (b"\xFF\xD8\xFF", FileKind::Binary),
    (b"GIF87a", FileKind::Binary),
    (b"GIF89a", FileKind::Binary),
    (b"\x1F\x8B\x08", FileKind::Binary),
    (b"BZh9", FileKind::Binary),
    (b"\xFD7zXZ\0", FileKind::Binary),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"\x7FELF", FileKind::Binary),
    (b"MZ\x90\0", FileKind::Binary),
    (b"SQLite format 3\0", FileKind::Binary),
];

/// The first bytes of a zip archive: one that contains files, and an empty one.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// The first tags of a web page.
const PAGE_STARTS: [&str; 7] = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style"];

impl FileKind {
    /// The code of the finding about a file of this kind; `None` for text.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::Text => None,
            Self::Empty => Some(Code::FileEmpty),
            Self::Workbook => Some(Code::FileWorkbook),
            Self::Archive => Some(Code::FileArchive),
            Self::Pdf => Some(Code::FilePdf),
            Self::WebPage => Some(Code::FileWebPage),
            Self::Binary => Some(Code::FileBinary),
        }
    }

    /// The kind of a file whose first bytes identify it.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        if ZIP.iter().any(|start| head.starts_with(start)) {
            return Some(Self::of_zip(head));
        }
        SIGNATURES.iter().find(|(start, _)| head.starts_with(start)).map(|&(_, kind)| kind)
    }

    /// A workbook is a zip archive too. The names of the files in it identify it.
    fn of_zip(head: &[u8]) -> Self {
        let names = |name: &[u8]| memmem::find(head, name).is_some();
        let is_excel = names(b"xl/") || names(b"[Content_Types].xml") && !names(b"word/") && !names(b"ppt/");
        let is_open_document = names(b"application/vnd.oasis.opendocument.spreadsheet");
        if is_excel || is_open_document { Self::Workbook } else { Self::Archive }
    }

    /// The kind of a file whose decoded beginning is `text`. A file with an encoding that a person chose
    /// counts as text, because text in a wrong encoding can look like anything.
    pub(super) fn of_text(text: &str, is_chosen: bool) -> Self {
        let start: String = text.trim_start().chars().take(1_000).collect::<String>().to_ascii_lowercase();
        if text.is_empty() {
            Self::Empty
        } else if start.starts_with("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet")
        {
            Self::Workbook
        } else if PAGE_STARTS.iter().any(|tag| start.starts_with(tag))
            || start.starts_with("<?xml") && start.contains("<html")
        {
            Self::WebPage
        } else if !is_chosen && is_binary(text) {
            Self::Binary
        } else {
            Self::Text
        }
    }
}

/// Whether text has too many control characters. Some programs fill cells with NUL, so more of those are
/// allowed. NULs and Ctrl-Z at the end are ignored: padding and a damaged copy of a text file have them.
fn is_binary(text: &str) -> bool {
    let text = text.trim_end_matches(['\0', '\u{1A}']);
    let (mut characters, mut nuls, mut controls) = (0_usize, 0_usize, 0_usize);
    for character in text.chars() {
        characters += 1;
        match character {
            '\0' => nuls += 1,
            '\t' | '\n' | '\r' | '\u{85}' => {}
            _ if character.is_control() => controls += 1,
            _ => {}
        }
    }
    controls >= 4 && controls * 20 > characters || nuls >= 16 && nuls * 3 > characters
}
