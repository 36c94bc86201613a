//! Reads arbitrary bytes as a workbook: no panic, and whatever is read is UTF-8 with one line for each row.
//! The parts of an archive are packed, so mutations rarely reach them: an input that is no workbook by its
//! first bytes is unpacked text or records that are put into an archive.

#![no_main]

use coverlist_core::read::HiddenRows;
use coverlist_workbook::read::{Chunk, MAX_CSV, Workbook};
use libfuzzer_sys::fuzz_target;
use std::io::Write;
use std::ops::ControlFlow;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|bytes: &[u8]| {
    read(bytes.to_vec());
    if let Some((&kind, contents)) = bytes.split_first() {
        read(archive(kind, contents));
    }
});

/// Reads every worksheet. The lines are the rows of the worksheet, so there are at least as many.
fn read(bytes: Vec<u8>) {
    let Ok(mut workbook) = Workbook::open(bytes) else { return };
    let Ok(worksheets) = workbook.worksheets() else { return };
    for worksheet in worksheets {
        let (mut lines, mut length) = (0, 0);
        let mut sink = |chunk: Chunk<'_>| {
            assert!(std::str::from_utf8(chunk.bytes).is_ok());
            lines += chunk.bytes.iter().filter(|byte| **byte == b'\n').count();
            length += chunk.bytes.len();
            ControlFlow::Continue(())
        };
        let read = workbook.to_csv(&worksheet, HiddenRows::Include, &mut sink);
        assert!(read.is_err() || lines >= worksheet.rows as usize);
        assert!(length <= MAX_CSV);
    }
}

/// An archive with a workbook of some kind, one part of which has these contents.
fn archive(kind: u8, contents: &[u8]) -> Vec<u8> {
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let ending = if kind & 1 == 0 { "xml" } else { "bin" };
    let book = format!("xl/workbook.{ending}");
    let targets = [("worksheet", "sheet"), ("sharedStrings", "strings"), ("styles", "styles")];
    let relations: String = (1..).zip(targets).map(|(id, (kind, name))| relation(id, kind, name)).collect();
    let sheet = "<worksheet><sheetData><row><c t=\"s\" s=\"1\"><v>0</v></c></row></sheetData></worksheet>";
    let list = if kind & 1 == 0 {
        b"<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>".to_vec()
    } else {
        [&[0x9C, 1, 22, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, b'r', 0, b'1', 0, 1, 0, 0, 0, b'S', 0][..]].concat()
    };
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("_rels/.rels".into(), relation(1, "officeDocument", &book).into_bytes()),
        (format!("xl/_rels/workbook.{ending}.rels"), relations.into_bytes()),
        (book, list),
        ("xl/sheet".into(), sheet.into()),
        ("xl/strings".into(), b"<sst><si><t>text</t></si></sst>".to_vec()),
        ("xl/styles".into(), b"<styleSheet/>".to_vec()),
    ];
    match kind / 2 % 5 {
        0 => parts = vec![("content.xml".into(), contents.to_vec())],
        part => parts[usize::from(part) + 1].1 = contents.to_vec(),
    }
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, contents) in parts {
        zip.start_file(name, stored).expect("the name is good");
        zip.write_all(&contents).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}
