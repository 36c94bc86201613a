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
    /// The file is a spreadsheet of Apple Numbers.
    Numbers,
    /// The file is a link to a Google Sheet, which a cloud drive keeps in place of the sheet.
    SheetLink,
    /// The file is a document of a word processor, or a presentation.
    Document,
    /// The file is an archive, such as a zip archive that contains no workbook.
    Archive,
    /// The file is a PDF document.
    Pdf,
    /// The file is a picture.
    Picture,
    /// The file is a database of Access or SQLite, or a Parquet file.
    Database,
    /// The file is a web page. Some portals send one as a CSV.
    WebPage,
    /// The file is an e-mail, or a web page that a browser saved with its pictures.
    Message,
    /// The file is JSON.
    Json,
    /// The file has other bytes that are not text, such as a program.
    Binary,
}

/// The first bytes of files that are not text.
const SIGNATURES: [(&[u8], FileKind); 23] = [
    (b"%PDF-", FileKind::Pdf),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::Workbook),
    (b"{\\rtf", FileKind::Document),
    (b"\x89PNG\r\n\x1A\n", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\0\0\0\x18ftyphei", FileKind::Picture),
    (b"\0\0\0\x24ftyphei", FileKind::Picture),
    (b"\0\0\0\x28ftyphei", FileKind::Picture),
    (b"\x1F\x8B\x08", FileKind::Archive),
    (b"BZh9", FileKind::Archive),
    (b"\xFD7zXZ\0", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"\0\x01\0\0Standard Jet DB", FileKind::Database),
    (b"\0\x01\0\0Standard ACE DB", FileKind::Database),
    (b"SQLite format 3\0", FileKind::Database),
    (b"PAR1\x15", FileKind::Database),
    (b"\x7FELF", FileKind::Binary),
    (b"MZ\x90\0", FileKind::Binary),
];

/// The first bytes of a zip archive: one that contains files, and an empty one.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Names in a zip archive, in the order in which they decide its kind.
const IN_ZIP: [(&[u8], FileKind); 8] = [
    (b"Index/Document.iwa", FileKind::Numbers),
    (b"word/", FileKind::Document),
    (b"ppt/", FileKind::Document),
    (b"application/vnd.oasis.opendocument.text", FileKind::Document),
    (b"application/vnd.oasis.opendocument.presentation", FileKind::Document),
    (b"application/vnd.oasis.opendocument.spreadsheet", FileKind::Workbook),
    (b"xl/", FileKind::Workbook),
    (b"[Content_Types].xml", FileKind::Workbook),
];

/// The first tags of a web page.
const PAGE_STARTS: [&str; 7] = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style"];

impl FileKind {
    /// The number of bytes at the beginning of a file that decide its kind.
    pub const HEAD: usize = 64 * 1024;

    /// The code of the finding about a file of this kind; `None` for text.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::Text => None,
            Self::Empty => Some(Code::FileEmpty),
            Self::Workbook => Some(Code::FileWorkbook),
            Self::Numbers => Some(Code::FileNumbers),
            Self::SheetLink => Some(Code::FileSheetLink),
            Self::Document => Some(Code::FileDocument),
            Self::Archive => Some(Code::FileArchive),
            Self::Pdf => Some(Code::FilePdf),
            Self::Picture => Some(Code::FilePicture),
            Self::Database => Some(Code::FileDatabase),
            Self::WebPage => Some(Code::FileWebPage),
            Self::Message => Some(Code::FileMessage),
            Self::Json => Some(Code::FileJson),
            Self::Binary => Some(Code::FileBinary),
        }
    }

    /// Whether a file that begins with these bytes may be a workbook. The beginning of an archive does not
    /// always show what is in it.
    pub fn may_be_workbook(bytes: &[u8]) -> bool {
        matches!(Self::of_bytes(bytes), Some(Self::Workbook | Self::Archive))
    }

    /// The kind of a file whose first bytes identify it.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(Self::HEAD)];
        if ZIP.iter().any(|start| head.starts_with(start)) {
            let named = IN_ZIP.iter().find(|(name, _)| memmem::find(head, name).is_some());
            return Some(named.map_or(Self::Archive, |&(_, kind)| kind));
        }
        SIGNATURES.iter().find(|(start, _)| head.starts_with(start)).map(|&(_, kind)| kind)
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
        } else if let Some(kind) = written_by_program(&start) {
            kind
        } else if !is_chosen && is_binary(text) {
            Self::Binary
        } else {
            Self::Text
        }
    }
}

/// The kind of a text that a program wrote for another program. `start` is its beginning in lower case.
fn written_by_program(start: &str) -> Option<FileKind> {
    let is_object = start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'));
    let is_list = start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[', '"']));
    if is_object && (start.contains("\"doc_id\"") || start.contains("://docs.google.com/")) {
        Some(FileKind::SheetLink)
    } else if is_object && start.contains("\":") || is_list {
        Some(FileKind::Json)
    } else {
        is_message(start).then_some(FileKind::Message)
    }
}

/// Whether a text begins with the headers of a message, one on each line, before a blank line.
fn is_message(start: &str) -> bool {
    let is_header = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name);
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        line.starts_with([' ', '\t']) || name.is_some_and(|name| !name.is_empty() && is_name(name))
    };
    let lines = || start.lines().take_while(|line| !line.is_empty());
    // The last line may be cut.
    let all = lines().count().saturating_sub(1);
    lines().take(all).all(is_header) && lines().any(|line| line.starts_with("mime-version:"))
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
