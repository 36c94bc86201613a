//! The kind of a file is recognized by its content.

use coverlist_core::read::{FileKind, ReadChoices, Table, read};
use coverlist_core::template::TemplateSet;

#[test]
fn other_files_than_text_are_named_and_have_no_records() {
    let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n";
    let old_workbook = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0";
    let xml_workbook =
        b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
    let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
    let program = b"\x7FELF\x02\x01\x01\0";
    for (bytes, kind) in [
        (zip(&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]), FileKind::Workbook),
        (zip(&["[Content_Types].xml"]), FileKind::Workbook),
        (zip(&["mimetypeapplication/vnd.oasis.opendocument.spreadsheet"]), FileKind::Workbook),
        (zip(&["[Content_Types].xml", "word/document.xml"]), FileKind::Document),
        (zip(&["mimetypeapplication/vnd.oasis.opendocument.text"]), FileKind::Document),
        (zip(&["Index/Document.iwa", "Index/CalculationEngine.iwa"]), FileKind::Numbers),
        (zip(&["users.csv"]), FileKind::Archive),
        (b"\x1F\x8B\x08\0".to_vec(), FileKind::Archive),
        (old_workbook.to_vec(), FileKind::Workbook),
        (xml_workbook.to_vec(), FileKind::Workbook),
        (pdf.to_vec(), FileKind::Pdf),
        (b"\r\n <!DOCTYPE HTML><html><body>Sign in</body>".to_vec(), FileKind::WebPage),
        ("\u{FEFF}<table><tr><td>User ID".into(), FileKind::WebPage),
        (utf16("<html><head>"), FileKind::WebPage),
        (png.to_vec(), FileKind::Picture),
        (b"\0\x01\0\0Standard ACE DB\0".to_vec(), FileKind::Database),
        (b"{\\rtf1\\ansi User ID".to_vec(), FileKind::Document),
        (br#"{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}"#.to_vec(), FileKind::SheetLink),
        (b"[\n  {\"id\": \"004231\"}\n]".to_vec(), FileKind::Json),
        (br#"{"users": [{"id": "004231"}]}"#.to_vec(), FileKind::Json),
        (
            b"From: <Saved by Blink>\r\nSubject: List\r\nMIME-Version: 1.0\r\n\r\nx".to_vec(),
            FileKind::Message,
        ),
        (program.to_vec(), FileKind::Binary),
        ((0..=255).cycle().take(2_000).collect(), FileKind::Binary),
    ] {
        let table = table(&bytes);
        assert_eq!(table.facts().kind, kind, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
        assert!(table.is_empty() && table.is_complete() && table.flaws().is_empty());
        assert_eq!(table.facts().bytes, bytes.len() as u64);
    }
}

#[test]
fn nothing_is_an_empty_file() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"] {
        assert_eq!(table(bytes).facts().kind, FileKind::Empty, "{bytes:?}");
        assert!(table(bytes).is_empty());
    }
}

#[test]
fn a_line_end_alone_is_a_blank_record() {
    let table = table(b"\r\n");
    assert_eq!((table.facts().kind, table.len()), (FileKind::Text, 1));
}

#[test]
fn odd_text_is_still_text() {
    let text = |bytes: &[u8]| assert_eq!(table(bytes).facts().kind, FileKind::Text, "{bytes:?}");
    text(b"User ID,Insurance Status\n1\0\0,Yes\n\x07,No\n");
    text(b"PK,Name\n1,Ann\n");
    text(b"<name>,x\n");
    text(b"{SIS:004231},Yes\n");
    text(b"[Enrollment],2026\n");
    text(b"From: the office\nDate: today\n\nUser ID,Insurance Status\n");
    text(b" \n");
    text("学生,保険\n1,はい\n".as_bytes());
    text(
        &[b"a,b\n".to_vec(), b"1,x\0\0\0\0\0\0\0\n".repeat(40), b"plain text and more of it\n".repeat(40)]
            .concat(),
    );
}

fn table(bytes: &[u8]) -> Table {
    read(bytes, &ReadChoices::default(), &TemplateSet::builtin().headers())
}

/// The start of a zip archive with files of these names.
fn zip(names: &[&str]) -> Vec<u8> {
    let entry = |name: &&str| [b"PK\x03\x04\x14\0\0\0\x08\0", name.as_bytes(), b"\x9B\xFF\0\x01"].concat();
    names.iter().flat_map(entry).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
