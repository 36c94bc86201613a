//! Measures writing and judging a sheet: `cargo run --release -p coverlist-core --example sheet_speed
//! [ROWS]`.

use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{SheetGrammar, SheetReader, SheetStyle, SheetWriter};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, validate};
use std::fmt::Write;
use std::time::Instant;

fn main() {
    let rows: u32 = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(200_000);
    let template = Template::builtin(RecordKind::Device);
    let headers: Vec<&str> = template.columns.iter().map(|column| column.header.as_str()).collect();
    let mut file = headers.join(",") + "\n";
    for row in 0..rows {
        let day = row % 28 + 1;
        writeln!(file, "5CD{row:07},Yes,WA-{row},Full,$460,8/{day}/2026,6/30/2027").expect("memory suffices");
    }
    let (templates, today) = (TemplateSet::builtin(), Date::constant(2026, 9, 1));
    let limits = Limits { max_bytes: u64::MAX, max_rows: u32::MAX };
    let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
    let started = Instant::now();
    let verdict = validate(&table, &template, &templates, &Choices::default(), today, limits);
    report("validate", rows, started);

    let started = Instant::now();
    let mut writer = SheetWriter::new(&table, &verdict, SheetStyle::Plain).expect("the header is correct");
    let mut sheet = Vec::new();
    while let Some(part) = writer.next_rows(&table, &verdict, 16_384) {
        sheet.extend(part);
    }
    report("write", rows, started);

    let started = Instant::now();
    let mut grammar = SheetGrammar::default();
    sheet.chunks(65_536).try_for_each(|slice| grammar.push(slice)).expect("it is a sheet");
    grammar.finish().expect("it is complete");
    report("check the bytes", rows, started);

    let started = Instant::now();
    let mut records = csv::ReaderBuilder::new().has_headers(false).from_reader(sheet.as_slice());
    let mut record = csv::StringRecord::new();
    records.read_record(&mut record).expect("a header");
    let mut reader = SheetReader::new(&record, &template, today).expect("it is a header");
    while records.read_record(&mut record).expect("a row") {
        reader.row(&record).expect("it is a row");
    }
    assert_eq!(reader.finish().count(), 0);
    report("judge", rows, started);
}

fn report(what: &str, rows: u32, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    println!("{what:>16}: {:>6.0} ms, {:>6.0} ns a row", seconds * 1e3, seconds * 1e9 / f64::from(rows));
}
