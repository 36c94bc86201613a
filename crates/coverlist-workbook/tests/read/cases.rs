//! Every case of `tests/workbooks` reads as its expectation says.

use coverlist_core::read::HiddenRows;
use coverlist_workbook::read::{Note, Refusal, Workbook, Worksheet};
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A CSV with more bytes is only counted.
const SHOWN: usize = 64 << 10;
/// The maximum number of lines that are shown of a note.
const SHOWN_LINES: usize = 8;

#[test]
fn workbooks_read_as_expected() {
    let updates = std::env::var_os("UPDATE_WORKBOOKS").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        let found = describe(&fs::read(workbook_of(&folder)).expect("a workbook can be read"));
        let expectation = folder.join("expected.txt");
        if updates {
            fs::write(&expectation, &found).expect("an expectation can be written");
        } else if fs::read_to_string(&expectation).ok().as_ref() != Some(&found) {
            wrong.push(format!("{}:\n{found}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The folders of all cases.
pub fn folders() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks");
    let entries = fs::read_dir(all).expect("there are cases").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

/// The workbook of a case.
pub fn workbook_of(folder: &Path) -> PathBuf {
    let entries =
        fs::read_dir(folder).expect("a case is a folder").map(|entry| entry.expect("an entry").path());
    entries.into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == "input")).expect("a workbook")
}

/// The worksheets, then the CSV and the notes of the first one.
fn describe(bytes: &[u8]) -> String {
    let mut out = String::new();
    if let Err(refusal) = describe_to(&mut out, bytes) {
        writeln!(out, "refusal: {refusal:?}").expect("a string takes all");
    }
    out
}

fn describe_to(out: &mut String, bytes: &[u8]) -> Result<(), Refusal> {
    let mut workbook = Workbook::open(bytes.to_vec())?;
    let worksheets = workbook.worksheets()?;
    for Worksheet { name, rows, hidden_rows, columns, is_hidden, .. } in &worksheets {
        let hidden = if *is_hidden { ", hidden" } else { "" };
        writeln!(out, "{name}: {rows} rows, {hidden_rows} hidden, {columns} columns{hidden}").expect("text");
    }
    let mut csv = Vec::new();
    let mut sink = |chunk: coverlist_workbook::read::Chunk<'_>| {
        csv.extend_from_slice(chunk.bytes);
        ControlFlow::Continue(())
    };
    let notes = workbook.to_csv(&worksheets[0], HiddenRows::Include, &mut sink)?;
    let csv = String::from_utf8(csv).expect("CSV is UTF-8");
    if csv.len() > SHOWN {
        writeln!(out, "---\n{} bytes, {} lines", csv.len(), csv.lines().count()).expect("text");
    } else {
        writeln!(out, "---\n{}---", csv.replace("\n---", "\n\\---")).expect("text");
    }
    for (kind, note) in notes.iter() {
        let Note { count, lines, column, .. } = note;
        let lines: Vec<&u32> = lines.iter().take(SHOWN_LINES).collect();
        let column = column.map(|column| format!(" from column {column}")).unwrap_or_default();
        writeln!(out, "{}: {count} on lines {lines:?}{column}", kind.code(None).id()).expect("text");
    }
    Ok(())
}
