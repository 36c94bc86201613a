//! Compares reading with the crate `csv-core`, over every delimiter, quoting and slicing.
//!
//! They agree on every text whose quotes are in order: each quoted cell ends at its closing quote. They
//! differ in one point: `csv-core` skips blank lines, and a table has a record for each, because a
//! spreadsheet numbers them.

use coverlist_core::read::{Delimiter, Dialect, Encoding, ReadChoices, Reader, Table};
use csv_core::ReadRecordResult::{End, InputEmpty, OutputEndsFull, OutputFull, Record};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

type Rows = Vec<Vec<String>>;

/// Cells as a file has them. `D` stands for the delimiter.
const CELLS: [&str; 12] = [
    "",
    "a",
    " a ",
    "a\"b",
    "é\"\"",
    "\"\"",
    "\"a\"",
    "\"aD\"",
    "\"a\"\"\"",
    "\"\n\"",
    "\"\r\na\"",
    "\"\"\"D\"",
];

#[test]
fn short_texts_agree_in_every_slicing() {
    for delimiter in Delimiter::ALL {
        let d = char::from(delimiter.byte()).to_string();
        for separator in [d.as_str(), "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"] {
            for (one, other) in CELLS.iter().flat_map(|one| CELLS.iter().map(move |other| (one, other))) {
                for end in ["", "\r\n"] {
                    let text = format!("{one}{separator}{other}{end}").replace('D', &d);
                    assert_same(&text, delimiter, &[]);
                    (1..text.len()).for_each(|cut| assert_same(&text, delimiter, &[cut]));
                    assert_same(&text, delimiter, &vec![1; text.len()]);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(12), ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn longer_texts_agree_in_any_slicing(
        delimiter in select(Delimiter::ALL.to_vec()),
        rows in vec((vec(cell(), 1..6), select(vec!["\n", "\r\n", "\r", "\n\n", "\r\n\n"])), 0..12),
        has_end in any::<bool>(),
        sizes in vec(1..30_usize, 0..20),
    ) {
        let d = char::from(delimiter.byte()).to_string();
        let mut text: String = rows.iter().map(|(cells, end)| cells.join(&d).replace('D', &d) + end).collect();
        if !has_end {
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
        }
        assert_same(&text, delimiter, &sizes);
    }
}

/// A cell without quotes, which may have quotes inside, or a quoted one.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        select(CELLS.to_vec()).prop_map(str::to_owned),
        "[ab 'é][ab 'é\"]{0,6}",
        "\"([abDé, \n\r]|\"\"){0,8}\"",
    ]
}

/// Reads the text in slices of these sizes and a last one, and compares the cells.
#[track_caller]
fn assert_same(text: &str, delimiter: Delimiter, sizes: &[usize]) {
    let mut slices = Vec::new();
    let mut rest = text.as_bytes();
    for &size in sizes {
        let (slice, later) = rest.split_at(size.min(rest.len()));
        slices.push(slice);
        rest = later;
    }
    slices.push(rest);
    let table = table(&slices, delimiter);
    let has_text = |record: &coverlist_core::read::Record<'_>| !record.raw().is_empty();
    let ours: Rows =
        table.records().filter(has_text).map(|record| record.cells().map(String::from).collect()).collect();
    assert_eq!(ours, theirs(&slices, delimiter), "{text:?} with {delimiter:?} in {sizes:?}");
    assert_eq!(table.flaws(), [], "{text:?}");
}

fn table(slices: &[&[u8]], delimiter: Delimiter) -> Table {
    let choices = ReadChoices {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(delimiter),
        dialect: Some(Dialect::Plain),
    };
    let mut reader = Reader::new(&choices, &[]);
    slices.iter().for_each(|slice| reader.push(slice));
    reader.finish();
    reader.into_table()
}

/// The rows as `csv-core` reads them.
fn theirs(slices: &[&[u8]], delimiter: Delimiter) -> Rows {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter.byte()).build();
    let (mut cells, mut ends) = ([0; 1_024], [0; 64]);
    let (mut filled, mut count) = (0, 0);
    let mut rows = Vec::new();
    // An empty slice is the end of the input.
    for mut input in slices.iter().copied().filter(|slice| !slice.is_empty()).chain([&b""[..]]) {
        loop {
            let (result, read, wrote, ended) =
                reader.read_record(input, &mut cells[filled..], &mut ends[count..]);
            (input, filled, count) = (&input[read..], filled + wrote, count + ended);
            match result {
                InputEmpty | End => break,
                OutputFull | OutputEndsFull => panic!("the test needs more room"),
                Record => {
                    let starts = [0].into_iter().chain(ends);
                    let cell = |(start, end): (usize, usize)| {
                        String::from_utf8(cells[start..end].to_vec()).expect("cells are text")
                    };
                    rows.push(starts.zip(ends).take(count).map(cell).collect());
                    (filled, count) = (0, 0);
                }
            }
        }
    }
    rows
}
