//! Workbooks hold exactly the texts that were written, whatever a spreadsheet would make of them.
#![cfg(feature = "write")]

use calamine::{Data, Reader, Xlsx};
use coverlist_core::sheet::{Content, SheetColumn};
use coverlist_workbook::write::{Column, WorkbookWriter, WriteError, copy_csv};
use std::io::{Cursor, Read};

/// Texts that spreadsheets change when somebody types them, or that are hard to store.
const TEXTS: &[&str] = &[
    "000123",
    "12345678901234567890",
    "1E5",
    "1-2",
    "TRUE",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'0012",
    "say \"no\", <b>&amp;</b>",
    "two\nlines",
    "Ñandú 中文 🦤",
    "_x0041_",
    "a\u{1}b\u{1f}c\td",
];

#[test]
fn a_text_stays_what_it_is() {
    let rows = TEXTS.iter().map(|text| vec![*text, "end"]).collect::<Vec<_>>();
    let columns = || vec![column("=A1", Content::Text), column("0042", Content::Choice(words(&["end"])))];
    {
        let bytes = written(columns(), &rows);
        let cells = read(&bytes);
        assert_eq!(cells[0], [text("=A1"), text("0042")]);
        for (row, expected) in cells[1..].iter().zip(TEXTS) {
            assert_eq!(row[..], [text(expected), text("end")]);
        }
        assert_eq!(cells.len(), TEXTS.len() + 1);
        assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
    }
}

#[test]
fn a_date_is_a_date_and_every_other_cell_of_its_column_a_text() {
    let dates = ["2026-09-10", "1900-03-01", "9999-12-31", "2024-02-29"];
    let serials = [46275.0, 61.0, 2958465.0, 45351.0];
    let others = [
        "1900-02-28",
        "2026-02-30",
        "2026-9-1",
        "2026-09-10 ",
        "+026-09-10",
        "9/10/2026",
        "'2026-09-10",
        "soon",
    ];
    let cells = column_of(date(), dates.iter().chain(&others));
    for (cell, serial) in cells.iter().zip(serials) {
        assert!(
            matches!(cell, Data::DateTime(date) if date.as_f64() == serial && date.is_datetime()),
            "{cell:?}"
        );
    }
    assert_eq!(cells[dates.len()..], others.map(text));
}

#[test]
fn a_number_is_one_only_if_it_has_the_same_text() {
    let others =
        ["1050", "1050.0", "01.00", "-0.00", "1,050.00", "NaN", "inf", "1e5", "12345678901234.56", "+1.00"];
    let cells =
        column_of(Content::Amount, ["1050.00", "-12.50", "0.10", "1234567890123.45"].iter().chain(&others));
    assert_eq!(cells[..4], [1050.0, -12.5, 0.1, 1234567890123.45].map(Data::Float));
    assert_eq!(cells[4..], others.map(text));
    let others = ["007", "1.0", "-0", "1E5", "1234567890123456", "9007199254740993"];
    let cells = column_of(Content::Integer, ["7", "-7", "0", "123456789012345"].iter().chain(&others));
    assert_eq!(cells[..4], [7.0, -7.0, 0.0, 123456789012345.0].map(Data::Float));
    assert_eq!(cells[4..], others.map(text));
}

#[test]
fn blank_cells_and_rows_keep_their_places() {
    let columns = vec![column("A", Content::Text), column("B", date()), column("C", Content::Amount)];
    let bytes = written(columns, &[vec!["", "", "1.00"], vec!["", "", ""], vec!["x"]]);
    let blank = || Data::Empty;
    assert_eq!(
        read(&bytes)[1..],
        [
            vec![blank(), blank(), Data::Float(1.0)],
            vec![blank(), blank(), blank()],
            vec![text("x"), blank(), blank()]
        ]
    );
}

#[test]
fn what_a_cell_cannot_hold_is_cut_and_line_breaks_are_line_feeds() {
    let long = "🦤".repeat(20_000);
    let cells = column_of(Content::Text, [&"x".repeat(32_767), &*long, "a\r\nb\rc"].iter());
    assert_eq!(cells[0], text(&"x".repeat(32_767)));
    assert_eq!(cells[1], text(&format!("{}…", "🦤".repeat(16_383))));
    assert_eq!(cells[2], text("a\nb\nc"));
    let cells = read(&written(vec![column(&long, Content::Text)], &[]));
    assert_eq!(cells[0], [text(&format!("{}…", "🦤".repeat(16_383)))]);
}

#[test]
fn columns_keep_what_is_typed_below_the_rows_and_offer_words() {
    let list = words(&["Enrolled", "Not \"yet\""]);
    let columns = vec![
        column("User ID", Content::Text),
        column("Insurance Status", Content::Choice(list)),
        column("Start", date()),
        column("Amount", Content::Amount),
        column("Line", Content::Integer),
    ];
    let bytes = written(columns, &[]);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(sheet.contains(r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#));
    assert!(sheet.contains(
        r#"type="list" allowBlank="1" showInputMessage="1" sqref="B2:B1048576"><formula1>"Enrolled,Not ""yet"""</formula1>"#
    ));
    // 49 is the number of the format `@`, 2 that of `0.00`, 1 that of `0`; the others are the workbook's own.
    let formats = [49, 49, 164, 2, 1].map(|id| format!("numFmtId=\"{id}\" "));
    for (place, format) in formats.iter().enumerate() {
        let column = element(&sheet, &format!("<col min=\"{0}\" max=\"{0}\"", place + 1));
        let style: usize = attribute(column, "style").parse().expect("a number");
        let (_, cell_styles) = styles.split_once("<cellXfs").expect("styles");
        let cell_style = cell_styles.split("<xf ").nth(style + 1).expect("the style of the column");
        assert!(cell_style.starts_with(format.as_str()), "{place}: {cell_style}");
    }
    assert!(styles.contains(r#"<numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>"#), "{styles}");
}

#[test]
fn words_that_a_list_cannot_hold_are_not_offered() {
    let long: Vec<String> = (0..100).map(|number| format!("Word {number}")).collect();
    for words in [long, words(&["Theft, fire", "None"]), Vec::new()] {
        let bytes = written(vec![column("Type", Content::Choice(words))], &[]);
        assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("dataValidation"));
    }
}

#[test]
fn the_same_rows_are_the_same_bytes() {
    let columns = || vec![column("User ID", Content::Text), column("Start", date())];
    let rows = [vec!["004231", "2026-09-10"]];
    assert!(written(columns(), &rows) == written(columns(), &rows));
}

#[test]
fn a_full_worksheet_is_an_error() {
    let columns = vec![column("A", Content::Text)];
    let mut writer = WorkbookWriter::new(columns, std::io::sink()).expect("one column");
    for _ in 0..1_048_575 {
        writer.row([""]).expect("a row of the worksheet");
    }
    assert!(matches!(writer.row([""]), Err(WriteError::TooLarge)));
    let columns = vec![column("A", Content::Text); 16_385];
    assert!(matches!(WorkbookWriter::new(columns, Vec::new()), Err(WriteError::TooLarge)));
}

#[test]
fn a_csv_is_copied_without_its_guards_and_with_cells_beyond_its_header() {
    let csv = "\u{FEFF}\"Line\",\"'=A1\"\r\n\"4\",\"'=1+1\",\"further\"\r\n\"5\"\r\n";
    let column = |header: &str| {
        SheetColumn::of_content(if header == "Line" { Content::Integer } else { Content::Text })
    };
    let bytes = copy_csv(csv.as_bytes(), column, Vec::new()).expect("a workbook");
    assert_eq!(
        read(&bytes),
        [
            vec![text("Line"), text("=A1"), Data::Empty],
            vec![Data::Float(4.0), text("=1+1"), text("further")],
            vec![Data::Float(5.0), Data::Empty, Data::Empty],
        ]
    );
}

fn column(header: &str, content: Content) -> Column {
    Column { header: header.to_owned(), content }
}

fn date() -> Content {
    Content::Date { number_format: "yyyy-mm-dd".to_owned() }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

fn written(columns: Vec<Column>, rows: &[Vec<&str>]) -> Vec<u8> {
    let mut writer = WorkbookWriter::new(columns, Vec::new()).expect("few columns");
    rows.iter().for_each(|row| writer.row(row).expect("a row"));
    writer.finish().expect("memory")
}

/// The cells of a workbook with one column, without the header.
fn column_of<'a>(content: Content, texts: impl Iterator<Item = &'a &'a str>) -> Vec<Data> {
    let rows: Vec<Vec<&str>> = texts.map(|text| vec![*text]).collect();
    let cells = read(&written(vec![column("A", content)], &rows));
    cells.into_iter().skip(1).flatten().collect()
}

fn read(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let (_, range) = workbook.worksheets().remove(0);
    range.rows().map(<[Data]>::to_vec).collect()
}

/// A file in the archive that a workbook is.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("XML is UTF-8");
    text
}

fn element<'a>(xml: &'a str, start: &str) -> &'a str {
    let (_, rest) = xml.split_once(start).unwrap_or_else(|| panic!("no {start} in {xml}"));
    rest.split_once('>').expect("an end").0
}

fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    let (_, rest) = element.split_once(&format!("{name}=\"")).expect("the attribute");
    rest.split_once('"').expect("an end").0
}
