//! Measures how fast a workbook of 100,000 rows and 10 columns is read.
//!
//! An argument names another workbook to read. Each figure is the best of several rounds.

use coverlist_core::read::HiddenRows;
use coverlist_workbook::read::Workbook;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ROWS: usize = 100_000;
const ROUNDS: usize = 5;

fn main() {
    let bytes = match std::env::args().nth(1) {
        Some(path) => std::fs::read(path).expect("the workbook can be read"),
        None => workbook(),
    };
    println!("a workbook of {:.1} MB", bytes.len() as f64 / 1e6);
    println!("  list the worksheets {:>10.2?}", best(|| drop(open(&bytes).worksheets())));
    let worksheet = open(&bytes).worksheets().expect("worksheets").remove(0);
    let mut length = 0;
    let mut csv = || {
        length = 0;
        let mut sink = |chunk: coverlist_workbook::read::Chunk<'_>| {
            length += chunk.bytes.len();
            ControlFlow::Continue(())
        };
        open(&bytes).to_csv(&worksheet, HiddenRows::Include, &mut sink).expect("CSV");
    };
    println!("  open and write CSV  {:>10.2?}", best(&mut csv));
    println!("{} rows, {:.1} MB of CSV", worksheet.rows, length as f64 / 1e6);
}

fn open(bytes: &[u8]) -> Workbook {
    Workbook::open(bytes.to_vec()).expect("a workbook")
}

fn best(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().expect("there are rounds")
}

/// A workbook with keys of zeros, shared strings, texts, amounts and dates.
fn workbook() -> Vec<u8> {
    let mut rows = String::new();
    for row in 1..=ROWS {
        write!(rows, "<row r=\"{row}\">").expect("a string takes all");
        for (column, letter) in ('A'..='J').enumerate() {
            let cell = match column {
                0 => format!("<c r=\"{letter}{row}\" s=\"1\"><v>{row}</v></c>"),
                1..=3 => format!("<c r=\"{letter}{row}\" t=\"s\"><v>{}</v></c>", (row + column) % 1000),
                4..=5 => format!("<c r=\"{letter}{row}\" s=\"2\"><v>{}.5</v></c>", 1000 + row % 700),
                6..=7 => format!("<c r=\"{letter}{row}\" s=\"3\"><v>{}</v></c>", 46_000 + row % 365),
                _ => format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>POL-{row}</t></is></c>"),
            };
            rows.push_str(&cell);
        }
        rows.push_str("</row>");
    }
    let strings: String = (0..1000).map(|at| format!("<si><t>shared string {at}</t></si>")).collect();
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let formats = "<numFmt numFmtId=\"200\" formatCode=\"0000000\"/><numFmt numFmtId=\"201\" formatCode=\"$#,##0.00\"/>";
    let styles = [0, 200, 201, 14].map(|id| format!("<xf numFmtId=\"{id}\"/>")).concat();
    let parts = [
        ("_rels/.rels", relation(1, "officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>".to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relation(1, "worksheet", "s") + &relation(2, "sharedStrings", "t") + &relation(3, "styles", "f"),
        ),
        ("xl/s", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ("xl/t", format!("<sst>{strings}</sst>")),
        ("xl/f", format!("<styleSheet>{formats}<cellXfs>{styles}</cellXfs></styleSheet>")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, contents) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("the name is good");
        zip.write_all(contents.as_bytes()).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}
