//! Measures natively: `native ROUNDS FILE…`. The contenders alternate. Prints one line of JSON for each
//! contender and file, in the form of the driver of the browser.

use coverlist_bench::CsvFile;
use coverlist_bench::generate::Kind;
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, validate};
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

const TODAY: u32 = 20_260_901;

type Contender = (&'static str, fn(&[u8], Kind) -> Value);

/// Coverlist, the `csv` crate with the same checks, and the `csv` crate alone.
const CONTENDERS: [Contender; 3] = [("coverlist", coverlist), ("csv", csv), ("csv_cells", csv_cells)];

fn main() {
    let mut arguments = env::args().skip(1);
    let rounds: usize = arguments.next().and_then(|rounds| rounds.parse().ok()).expect("a number of rounds");
    for file in arguments {
        let name = Path::new(&file).file_name().and_then(|name| name.to_str()).expect("a file");
        let kind = if name.starts_with("user") { Kind::User } else { Kind::Device };
        let bytes = fs::read(&file).expect("the file can be read");
        for round in 0..rounds {
            for turn in 0..CONTENDERS.len() {
                let (contender, work) = CONTENDERS[(round + turn) % CONTENDERS.len()];
                let start = Instant::now();
                let verdict = black_box(work(black_box(&bytes), kind));
                let ms = start.elapsed().as_secs_f64() * 1000.0;
                let samples = [json!({ "ms": ms, "verdict": verdict })];
                println!("{}", json!({ "contender": contender, "file": name, "samples": samples }));
            }
        }
    }
}

fn coverlist(bytes: &[u8], kind: Kind) -> Value {
    let kind = if kind == Kind::User { RecordKind::User } else { RecordKind::Device };
    let (templates, template) = (TemplateSet::builtin(), Template::builtin(kind));
    let table = read(bytes, &ReadChoices::default(), &templates.headers());
    let limits = Limits { max_bytes: u64::MAX, max_rows: u32::MAX };
    let today = Date::constant(2026, 9, 1);
    let verdict = validate(&table, &template, &templates, &Choices::default(), today, limits);
    let tally = verdict.tally().lines.into_iter().map(|line| (line.code.id().to_owned(), line.count.into()));
    json!({
        "rows": verdict.rows,
        "accepted": verdict.accepted,
        "rejected": verdict.rejected,
        "setAside": verdict.set_aside,
        "tally": tally.collect::<Map<String, Value>>(),
    })
}

fn csv(bytes: &[u8], kind: Kind) -> Value {
    let mut file = CsvFile::with_capacity(bytes.len());
    file.push(bytes);
    let counts = file.validate(kind, TODAY).expect("a file of the benchmark");
    serde_json::from_str(&counts.json()).expect("counts are JSON")
}

/// Looks at every cell, without a check.
fn csv_cells(bytes: &[u8], _: Kind) -> Value {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut length = 0;
    while reader.read_byte_record(&mut record).expect("memory can be read") {
        length += record.iter().map(|cell| black_box(cell).len()).sum::<usize>();
    }
    black_box(length);
    Value::Null
}
