//! Each CSV can be downloaded as a workbook with the same rows.

use crate::harness::App;
use crate::harness::downloads::{Download, of_hard_rows};
use crate::harness::workbook::{cells, same_rows};
use calamine::{Data, DataType};

#[test]
fn a_workbook_has_the_rows_of_the_csv() {
    let app = App::start();
    let downloads = of_hard_rows(&app);
    assert_eq!(downloads.len(), 7);
    for Download { names, csv, workbook } in &downloads {
        assert_eq!(names[0].replace(".csv", ".xlsx"), names[1]);
        same_rows(workbook, csv);
    }
}

#[test]
fn keys_are_texts_and_dates_amounts_and_whole_numbers_are_values() {
    let app = App::start();
    let downloads = of_hard_rows(&app);
    let example = cells(&downloads[3].workbook);
    assert!(example[1][5].is_datetime(), "08/15/2026, in the format of the template: {:?}", example[1]);
    for download in &downloads[4..6] {
        let rows = cells(&download.workbook);
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(rows[1][..4], ["000123", "Enrolled", "0000456", "Full"].map(text));
        assert_eq!(rows[1][4], Data::Float(460.0));
        assert!(rows[1][5..7].iter().all(Data::is_datetime), "{:?}", rows[1]);
        assert_eq!(rows[1][7..10], [Data::Float(3.0), text("007"), Data::Float(2.0)]);
        assert_eq!(rows[3][3], text("=1+1"));
        assert_eq!(rows[8][4..8], ["soon", "13/31/2026", "someday", "1.5"].map(text));
    }
}

#[test]
fn the_types_of_workbooks_are_those_of_excel() {
    let app = App::start();
    let answer = app.admin().get("/api/v1/templates/user/file.xlsx").expect(200);
    let expected = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    assert_eq!(answer.header("content-type"), Some(expected));
}
