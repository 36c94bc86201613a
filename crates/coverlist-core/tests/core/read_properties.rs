//! Properties of reading that hold for every file.

use crate::slices;
use coverlist_core::read::{
    Delimiter, Dialect, Encoding, Facts, Flaw, ReadChoices, Reader, Record, Table, TextSearch, read,
};
use coverlist_core::record::RecordKind;
use coverlist_core::sheet::{Sheet, SheetStyle};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::value::{safe_cell, unsafe_cell};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Enough bytes to fill the head, which decides what the file is. Later bytes are read slice by slice.
const BEHIND_HEAD: usize = 64 * 1024 - 2;

/// Everything that a table shows: facts, cells, flaws, and the first cells outside ASCII.
type Seen = (Facts, Vec<Vec<String>>, Vec<Flaw>, Vec<(u32, u16)>);

/// A file of bytes that mostly have a meaning in CSV, after `filler` bytes that have none.
fn file(filler: usize) -> impl Strategy<Value = Vec<u8>> {
    let telling = prop_oneof![
        8 => prop::sample::select(&b"\"\"\",;\t|  \r\n\n\0ab1\\'\xC3\xA9\xFF\xFE\xEF\xBB\xBF\xD8\x3D\xDE"[..]),
        1 => any::<u8>(),
    ];
    let start = prop::sample::select(vec![
        &b""[..],
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"sep=;\n",
        b"User ID,x\n",
        b"'User ID','x'\n'1','y'\n",
        b"User ID||x\n1||y\n",
        b"\"User ID\", \"x\"\n\"1\", \"y\"\n",
        b"User ID,x\r\r\n1,y\r\r\n",
    ]);
    (start, vec(telling, 0..300)).prop_map(move |(start, rest)| [start, &b"x".repeat(filler), &rest].concat())
}

fn choices() -> impl Strategy<Value = ReadChoices> {
    let encoding = option::of(prop::sample::select(Encoding::ALL.to_vec()));
    let delimiter = option::of(prop::sample::select(Delimiter::ALL.to_vec()));
    let dialect = option::of(prop::sample::select(Dialect::ALL.to_vec()));
    (encoding, delimiter, dialect).prop_map(|(encoding, delimiter, dialect)| ReadChoices {
        encoding,
        delimiter,
        dialect,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_search_of_several_records_misses_none(
        bytes in file(0),
        edits in vec((any::<u32>(), "[a-b1\"é,]{0,3}"), 0..4),
        text in "[abAB1éÉ\",]{0,2}",
    ) {
        let mut table = read(&bytes, &ReadChoices::default(), &[]);
        let lines = table.len() as u32;
        prop_assume!(lines > 0);
        for (line, text) in edits {
            table.edit(line % lines + 1, 1, Some(&text));
        }
        let search = TextSearch::new(&text);
        for (first, last) in (1..=lines).flat_map(|first| (first..=lines).map(move |last| (first, last))) {
            let found = (first..=last).any(|line| search.finds(table.record(line)));
            prop_assert!(!found || search.may_be_among(&table, first..=last), "{} to {}", first, last);
        }
    }

    #[test]
    fn any_bytes_are_read_and_in_any_slices_alike(bytes in file(0), choices in choices(), cuts in vec(0..40_usize, 0..60)) {
        let whole = read(&bytes, &choices, &TemplateSet::builtin().headers());
        prop_assert_eq!(seen(&whole), seen(&read_in_slices(&bytes, &choices, &cuts)));
        prop_assert_eq!(seen(&whole), seen(&read_in_slices(&bytes, &choices, &[1])));
    }

    #[test]
    fn no_character_is_lost(text in "[ab\",;\r\n\u{e9}]{0,200}") {
        let choices = ReadChoices {
            encoding: Some(Encoding::Utf8),
            delimiter: None,
            dialect: Some(Dialect::Plain),
        };
        let table = read(text.as_bytes(), &choices, &TemplateSet::builtin().headers());
        let mut rest = text.as_str();
        for record in table.records() {
            let after = rest.strip_prefix(record.raw());
            prop_assert!(after.is_some(), "records follow upon one another");
            rest = after.map(after_line_end).unwrap_or_default();
        }
        prop_assert_eq!(rest, "");
    }

    #[test]
    fn a_record_reads_alone_as_it_does_in_the_file(text in "[ab\",,\"\n]{0,60}") {
        let choices = ReadChoices {
            encoding: None,
            delimiter: Some(Delimiter::Comma),
            dialect: Some(Dialect::Plain),
        };
        let table = read(text.as_bytes(), &choices, &TemplateSet::builtin().headers());
        for record in table.records().filter(|record| !record.raw().is_empty()) {
            let alone = read(record.raw().as_bytes(), &choices, &TemplateSet::builtin().headers());
            prop_assert_eq!(alone.len(), 1);
            prop_assert_eq!(cells(alone.record(1)), cells(record));
            let here = table.flaws().iter().filter(|flaw| flaw.line == record.line());
            let here: Vec<Flaw> = here.map(|&flaw| Flaw { line: 1, ..flaw }).collect();
            prop_assert_eq!(alone.flaws(), here);
        }
    }

    #[test]
    fn a_written_sheet_reads_back(rows in vec(vec(cell(), 7), 0..12), excel in any::<bool>()) {
        let template = Template::builtin(RecordKind::User);
        let header: Vec<String> = template.columns.into_iter().map(|column| column.header).collect();
        let mut sheet = Sheet::new(if excel { SheetStyle::Excel } else { SheetStyle::Plain });
        sheet.row(&header);
        rows.iter().for_each(|row| sheet.row(row));
        let table = read(&sheet.into_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
        let (facts, read_rows, flaws, _) = seen(&table);
        let read_rows: Vec<Vec<String>> =
            read_rows.iter().map(|row| row.iter().map(|cell| unsafe_cell(cell).to_owned()).collect()).collect();
        prop_assert_eq!(read_rows, [vec![header], rows].concat());
        prop_assert_eq!((facts.bom, facts.delimiter, flaws), (excel, Delimiter::Comma, vec![]));
    }

    #[test]
    fn safe_cells_are_safe_and_come_back(cell in cell()) {
        let safe = safe_cell(&cell);
        prop_assert!(!safe.starts_with(['=', '+', '@', '\t', '\r', '＝', '＋', '－', '＠']));
        prop_assert_eq!(unsafe_cell(&safe), cell.as_str());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes_behind_the_head_are_read_in_any_slices_alike(
        bytes in file(BEHIND_HEAD),
        choices in choices(),
        cuts in vec(0..40_usize, 0..60),
    ) {
        let whole = seen(&read(&bytes, &choices, &TemplateSet::builtin().headers()));
        for cuts in [&cuts[..], &[1], &[2, 3]] {
            prop_assert_eq!(&whole, &seen(&read_in_slices(&bytes, &choices, &[&[BEHIND_HEAD], cuts].concat())));
        }
    }
}

#[test]
fn the_head_makes_no_difference_either() {
    let row = "004231,Enrolled,\"WA, 2026\",Núñez\r\n";
    for first in ["", "title; with | signs\r\n", "\"never closed\r\n"] {
        let bytes = format!("{first}{}", row.repeat(3_000)).into_bytes();
        let whole = seen(&read(&bytes, &ReadChoices::default(), &TemplateSet::builtin().headers()));
        assert!(whole.1.len() >= 3_000);
        for size in [1, 997, 65_535, 65_536, 65_537] {
            assert_eq!(
                whole,
                seen(&read_in_slices(&bytes, &ReadChoices::default(), &[size])),
                "slices of {size}"
            );
        }
    }
}

#[test]
fn records_are_there_as_soon_as_the_head_is() {
    let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
    reader.push(b"User ID,Insurance Status\n");
    assert!(reader.table().is_empty(), "what the file is, is not decided yet");
    reader.push(&b"004231,Yes\n".repeat(6_000));
    assert!(reader.table().len() > 5_000 && !reader.table().is_complete());
    assert_eq!(reader.table().record(1).cell(1).as_deref(), Some("User ID"));
    reader.finish();
    assert_eq!(reader.table().len(), 6_001);
    assert!(reader.table().is_complete() && !reader.table().is_cut());
}

#[test]
fn a_quote_never_closed_holds_back_no_records_for_long() {
    let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
    reader.push(b"\"User ID,Insurance Status\n");
    reader.push(&b"004231,Yes\n".repeat(20_000));
    assert!(reader.table().len() > 10_000 && !reader.table().is_complete());
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~éß€😀＝＋]{0,12}", "['=+\\-@\t\r\n\"＝＋－＠\u{FEFF}0-9.,;]{0,6}",]
}

fn seen(table: &Table) -> Seen {
    let rows = table.records().map(cells).collect();
    (table.facts(), rows, table.flaws().to_vec(), table.first_non_ascii())
}

fn read_in_slices(bytes: &[u8], choices: &ReadChoices, sizes: &[usize]) -> Table {
    slices::read_in_slices(bytes, choices, &TemplateSet::builtin().headers(), sizes)
}

fn after_line_end(text: &str) -> &str {
    ["\r\n", "\r", "\n"].iter().find_map(|end| text.strip_prefix(end)).unwrap_or(text)
}

fn cells(record: Record<'_>) -> Vec<String> {
    record.cells().map(String::from).collect()
}
