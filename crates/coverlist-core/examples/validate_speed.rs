//! Measures how fast a file is validated, compared with reading it in the same run.
//!
//! Run `cargo run --release -p coverlist-core --example validate_speed`. Each figure is the best of several
//! rounds.

use coverlist_core::read::{ReadChoices, Table, read};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, validate};
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROWS: usize = 100_000;
const ROUNDS: usize = 15;

fn main() {
    println!("{ROWS} rows, best of {ROUNDS} rounds");
    let files = [
        ("clean", file(false)),
        ("every tenth row with a mistake", file(true)),
        ("names for keys and unknown statuses", with_names(&file(false))),
    ];
    for (name, file) in files {
        let table = read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
        let reading =
            best(|| read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers()).len());
        let cells = best(|| cells(&table));
        let validating = best(|| validated(&table));
        println!("{name}: {:.1} MB", file.len() as f64 / 1e6);
        println!("  read                    {reading:>10.2?}");
        println!("  read and look at cells  {:>10.2?}", reading + cells);
        println!(
            "  validate                {validating:>10.2?}  {:.0} rows a second, {:.2} of reading and looking",
            ROWS as f64 / validating.as_secs_f64(),
            validating.as_secs_f64() / (reading + cells).as_secs_f64()
        );
    }
}

/// A typical user file of an insurer.
fn file(with_mistakes: bool) -> String {
    let mut file = String::from(
        "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date\r\n",
    );
    for row in 0..ROWS {
        let id = row * 7 % 1_000_000;
        let mistake = with_mistakes && row % 10 == 0;
        let (status, amount) = if mistake { ("Active", "1.050,00") } else { ("Enrolled", "460.00") };
        let amount = if mistake { format!("\"{amount}\"") } else { amount.to_owned() };
        let cells = format!(
            "{id:06},{status},WA-2026-{row:06},Accidental damage and theft,{amount},8/25/2026,6/30/2027"
        );
        writeln!(file, "{cells}\r").expect("a string takes every line");
    }
    file
}

/// Changes a file: keys get letters instead of digits, and status words are replaced by unknown ones.
fn with_names(file: &str) -> String {
    let (header, rows) = file.split_once('\n').expect("a header");
    let named = rows.lines().map(|row| {
        let (key, rest) = row.split_at(6);
        let key: String = key.bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        format!("{key}{}\n", rest.replacen("Enrolled", "Active", 1))
    });
    format!("{header}\n{}", named.collect::<String>())
}

fn cells(table: &Table) -> usize {
    table.records().flat_map(|record| record.cells()).map(|cell| black_box(&*cell).len()).sum()
}

fn validated(table: &Table) -> usize {
    let template = Template::builtin(RecordKind::User);
    let verdict = validate(
        table,
        &template,
        &TemplateSet::builtin(),
        &Choices::default(),
        Date::constant(2026, 9, 1),
        Limits::default(),
    );
    verdict.rows as usize
}

fn best(mut work: impl FnMut() -> usize) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}
