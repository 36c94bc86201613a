//! Measures how fast a file is read, compared with the `csv` crate in the same run.
//!
//! Run `cargo run --release -p coverlist-core --example read_speed`. Each figure is the best of several
//! rounds.

use coverlist_core::read::{ReadChoices, read};
use coverlist_core::template::TemplateSet;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROWS: usize = 100_000;
const ROUNDS: usize = 15;

fn main() {
    for (name, quoted) in [("bare cells", false), ("quoted cells", true)] {
        let file = file(quoted);
        let theirs = best(|| count_with_csv(file.as_bytes()));
        let ours = best(|| count_with_reader(file.as_bytes()));
        let records =
            best(|| read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers()).len());
        println!("{name}: {ROWS} rows, {:.1} MB", file.len() as f64 / 1e6);
        println!("  csv crate, ByteRecord      {theirs:>10.2?}");
        println!("  read, every cell looked at {ours:>10.2?}  {:.2} of that", ratio(ours, theirs));
        println!("  read, records alone        {records:>10.2?}  {:.2} of that", ratio(records, theirs));
    }
    println!("hostile files of 32 MiB:");
    for (name, unit) in [("quotes", "\""), ("opening quotes", ",\"a\n"), ("commas", ","), ("line ends", "\n")]
    {
        let file = unit.repeat((32 << 20) / unit.len());
        println!("  {name:<26} {:>10.2?}", best_of(1, || count_with_reader(file.as_bytes())));
    }
}

/// A typical user file of an insurer, with or without quotes around every cell.
fn file(quoted: bool) -> String {
    let mut file = String::from(
        "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date\r\n",
    );
    for row in 0..ROWS {
        let cells = [
            format!("{:06}", row * 7 % 1_000_000),
            "Enrolled".to_owned(),
            format!("WA-2026-{row:06}"),
            "Accidental damage and theft".to_owned(),
            "460.00".to_owned(),
            "2026-08-15".to_owned(),
            "2027-06-30".to_owned(),
        ];
        let line = if quoted { format!("\"{}\"", cells.join("\",\"")) } else { cells.join(",") };
        write!(file, "{line}\r\n").expect("a string takes every line");
    }
    file
}

fn count_with_reader(bytes: &[u8]) -> usize {
    let table = read(bytes, &ReadChoices::default(), &TemplateSet::builtin().headers());
    table.records().flat_map(|record| record.cells()).map(|cell| black_box(&*cell).len()).sum()
}

fn count_with_csv(bytes: &[u8]) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut length = 0;
    while reader.read_byte_record(&mut record).expect("memory can be read") {
        length += record.iter().map(|cell| black_box(cell).len()).sum::<usize>();
    }
    length
}

fn best(work: impl FnMut() -> usize) -> Duration {
    best_of(ROUNDS, work)
}

fn best_of(rounds: usize, mut work: impl FnMut() -> usize) -> Duration {
    let rounds = (0..rounds).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
