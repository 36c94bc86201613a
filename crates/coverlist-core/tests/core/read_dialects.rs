//! Cells that are written in an unusual dialect are read back.

use crate::slices;
use coverlist_core::read::{Delimiter, Dialect, Flaw, FlawKind, ReadChoices, Table, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

type Rows = Vec<Vec<String>>;

/// The dialects whose cells can have any text, with a delimiter of the plain text.
const WRITTEN: [(Dialect, Delimiter); 9] = [
    (Dialect::DoubledReturns, Delimiter::Comma),
    (Dialect::WrappedLines, Delimiter::Semicolon),
    (Dialect::Backslashes, Delimiter::Comma),
    (Dialect::SpacedQuotes, Delimiter::Comma),
    (Dialect::Apostrophes, Delimiter::Semicolon),
    (Dialect::DoubledDelimiter, Delimiter::Semicolon),
    (Dialect::DoubledDelimiter, Delimiter::Pipe),
    (Dialect::RowNumbers, Delimiter::Comma),
    (Dialect::Spaces, Delimiter::Tab),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn cells_come_back_in_any_slices(
        (dialect, delimiter) in select(WRITTEN.to_vec()),
        rows in vec(vec("[ab é'\",;|\\\\\t\n]{0,6}", 3), 1..8),
        sizes in vec(1..30_usize, 0..20),
    ) {
        let text = written(dialect, delimiter, &rows);
        let choices = ReadChoices { delimiter: Some(delimiter), dialect: Some(dialect), ..ReadChoices::default() };
        let table = read_in_slices(text.as_bytes(), &choices, &[text.len().max(1)]);
        prop_assert_eq!(cells(&table), expected(dialect, &rows), "{:?}", text);
        prop_assert_eq!(table.flaws(), []);
        for sizes in [&sizes[..], &[1]] {
            let sliced = read_in_slices(text.as_bytes(), &choices, sizes);
            prop_assert_eq!(cells(&sliced), cells(&table), "{:?}", text);
        }
    }

    #[test]
    fn a_plain_file_stays_plain(
        rows in vec(vec("[ab é',;|]{1,6}", 3), 2..8),
        delimiter in select(vec![Delimiter::Comma, Delimiter::Tab]),
    ) {
        let header = ["User ID", "Insurance Status", "Coverage Type"].map(str::to_owned).to_vec();
        let rows = [vec![header.clone()], rows].concat();
        let d = char::from(delimiter.byte()).to_string();
        let quote = |cell: &String| in_quotes(cell, "\"");
        let text = rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join(&d) + "\n");
        let text: String = text.collect();
        let table = read(text.as_bytes(), &ReadChoices::default(), &[header]);
        prop_assert_eq!(table.facts().dialect, Dialect::Plain);
        prop_assert_eq!(cells(&table), rows);
    }
}

#[test]
fn a_record_that_is_too_long_is_kept_as_it_is() {
    let text = format!("'a','b'\n'c','{}'\n'd','e'\n", "x".repeat(1 << 21));
    let choices = ReadChoices {
        delimiter: Some(Delimiter::Comma),
        dialect: Some(Dialect::Apostrophes),
        ..ReadChoices::default()
    };
    for size in [70_000, 1 << 20, 1 << 22] {
        let table = read_in_slices(text.as_bytes(), &choices, &[size]);
        let first = |line| table.record(line).cell(1).map(String::from);
        let firsts: Vec<_> = (1..=3).map(first).collect();
        assert_eq!(firsts, ["a", "'c'", "d"].map(|cell| Some(cell.to_owned())), "slices of {size}");
    }
}

#[test]
fn invalid_bytes_are_found_in_the_cell_that_has_them() {
    let text = b"'User ID','Coverage Type'\n'1','it''s \xC3\xA9'\n'2','\xFF''\xFF'\n'3',\xFF\n";
    let choices = ReadChoices { dialect: Some(Dialect::Apostrophes), ..ReadChoices::default() };
    let damaged = |line| Flaw { line, column: 2, kind: FlawKind::NotInEncoding };
    for size in [1, 7, 100] {
        let table = read_in_slices(text, &choices, &[size]);
        assert_eq!(table.flaws(), [damaged(3), damaged(4)], "slices of {size}");
    }
}

#[test]
fn a_later_line_that_does_not_fit_the_columns_is_one_cell() {
    let header = "User ID  Insurance Status  Coverage Type\n";
    let row = "004231   Enrolled          Full\n";
    let text = format!("{header}{}118204 Tran, Lee  Enrolled     Full\n{row}", row.repeat(4_000));
    let table = read(text.as_bytes(), &ReadChoices::default(), &[]);
    assert_eq!(table.facts().dialect, Dialect::AlignedColumns);
    let cells = |line| table.record(line).cells().map(String::from).collect::<Vec<_>>();
    assert_eq!(cells(4_002), ["118204 Tran, Lee  Enrolled     Full"]);
    assert_eq!(cells(4_003), ["004231", "Enrolled", "Full"]);
}

#[test]
fn a_choice_of_a_dialect_that_the_file_does_not_have_changes_nothing() {
    let text = b"User ID,Insurance Status\n004231,Yes\n";
    let choices = ReadChoices { dialect: Some(Dialect::AlignedColumns), ..ReadChoices::default() };
    assert_eq!(read(text, &choices, &[]).facts().dialect, Dialect::Plain);
}

/// The text of rows in a dialect.
fn written(dialect: Dialect, delimiter: Delimiter, rows: &Rows) -> String {
    let delimiter = char::from(delimiter.byte()).to_string();
    let (separator, end) = match dialect {
        Dialect::DoubledReturns => (delimiter.clone(), "\r\r\n"),
        Dialect::SpacedQuotes => (delimiter.clone() + "  ", "\n"),
        Dialect::DoubledDelimiter => (delimiter.repeat(2), "\n"),
        Dialect::Spaces => (" ".to_owned(), "\r\n"),
        _ => (delimiter.clone(), "\r"),
    };
    let cell = |cell: &String| match dialect {
        Dialect::Apostrophes => in_quotes(cell, "'"),
        Dialect::Backslashes => format!("\"{}\"", cell.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => in_quotes(cell, "\""),
    };
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        let line = row.iter().map(cell).collect::<Vec<_>>().join(&separator);
        text += &match dialect {
            Dialect::WrappedLines => in_quotes(&line, "\""),
            Dialect::RowNumbers if index > 0 => format!("{index}{delimiter}{line}"),
            _ => line,
        };
        text += end;
    }
    text
}

/// The rows as they are read.
fn expected(dialect: Dialect, rows: &Rows) -> Rows {
    let number = |index: usize| if index == 0 { String::new() } else { index.to_string() };
    let row = |(index, row): (usize, &Vec<String>)| match dialect {
        Dialect::RowNumbers => [vec![number(index)], row.clone()].concat(),
        _ => row.clone(),
    };
    rows.iter().enumerate().map(row).collect()
}

fn in_quotes(text: &str, quote: &str) -> String {
    format!("{quote}{}{quote}", text.replace(quote, &quote.repeat(2)))
}

fn cells(table: &Table) -> Rows {
    table.records().map(|record| record.cells().map(String::from).collect()).collect()
}

fn read_in_slices(bytes: &[u8], choices: &ReadChoices, sizes: &[usize]) -> Table {
    slices::read_in_slices(bytes, choices, &[], sizes)
}
