//! Reads workbooks and CSVs, and compares them.

use calamine::{Data, Reader, Xlsx};
use coverlist_core::value::unsafe_cell;
use std::io::Cursor;

/// Asserts that a workbook has the rows of a CSV.
#[track_caller]
pub fn same_rows(workbook: &[u8], csv: &[u8]) {
    let (expected, found) = (csv_cells(csv), cells(workbook));
    assert_eq!(found.len(), expected.len());
    for (row, expected) in found.iter().zip(&expected) {
        let row: Vec<String> = row.iter().zip(expected).map(|(cell, text)| shown(cell, text)).collect();
        assert_eq!(row, *expected);
    }
}

/// The cell of a workbook as the text of a CSV, which tells the form of dates.
fn shown(cell: &Data, text: &str) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(cell) => cell.clone(),
        Data::Float(number) if text.contains('.') => format!("{number:.2}"),
        Data::Float(number) => number.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            match text.contains('/') {
                true => format!("{month:02}/{day:02}/{year}"),
                false => format!("{year}-{month:02}-{day:02}"),
            }
        }
        other => panic!("{other:?}"),
    }
}

/// The cells of the first worksheet.
pub fn cells(workbook: &[u8]) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).expect("a workbook");
    let (_, range) = workbook.worksheets().remove(0);
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The cells of a CSV, without the guards against formulas.
pub fn csv_cells(csv: &[u8]) -> Vec<Vec<String>> {
    let records = csv::ReaderBuilder::new().has_headers(false).from_reader(csv).into_records();
    let cells = |record: csv::StringRecord| record.iter().map(|cell| unsafe_cell(cell).to_owned()).collect();
    records.map(|record| cells(record.expect("a row"))).collect()
}
