//! Sheets, and the template as a file.

use coverlist_core::read::{LineEnds, ReadChoices, read};
use coverlist_core::record::RecordKind;
use coverlist_core::sheet::{Sheet, SheetStyle, example_csv, template_csv, template_file_name};
use coverlist_core::template::{EXAMPLE_MARK, Template, TemplateSet, example_rows};
use coverlist_core::value::{safe_cell, unsafe_cell};

#[test]
fn formulas_get_an_apostrophe_and_numbers_do_not() {
    for formula in
        ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-", "-.5", "-1e5", "--1", "-1.2.3"]
    {
        assert_eq!(safe_cell(formula), format!("'{formula}"));
    }
    for plain in ["", "-12.50", "-7", "a=b", "'", "O'Brien", "'quoted'", "'-12.50", "12-13", " =1"] {
        assert_eq!(safe_cell(plain), plain);
    }
    assert_eq!(safe_cell("'=1"), "''=1");
    assert_eq!(unsafe_cell("''=1"), "'=1");
    assert_eq!(unsafe_cell("'=1"), "=1");
    assert_eq!(unsafe_cell("'07"), "'07");
}

#[test]
fn a_sheet_is_written_as_excel_wants_it() {
    let mut sheet = Sheet::new(SheetStyle::Excel);
    sheet.row(["Line", "Reason"]);
    sheet.row(["2", "Tran, \"Lee\""]);
    sheet.row([""]);
    let expected = "\u{FEFF}Line,Reason\r\n2,\"Tran, \"\"Lee\"\"\"\r\n\"\"\r\n";
    assert_eq!(sheet.into_bytes(), expected.as_bytes());
    let mut plain = Sheet::new(SheetStyle::Plain);
    plain.row(["=1"]);
    assert_eq!(plain.into_bytes(), b"'=1\r\n");
}

#[test]
fn the_template_file_is_its_header() {
    let template = Template::builtin(RecordKind::Device);
    let expected = "\u{FEFF}Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,\
                    Coverage Start Date,Coverage End Date\r\n";
    assert_eq!(template_csv(&template), expected.as_bytes());
    assert_eq!(template_file_name(&template, false), "coverlist-device-template");
    assert_eq!(template_file_name(&template, true), "coverlist-device-example");
}

#[test]
fn the_example_file_is_the_header_and_marked_rows() {
    for kind in RecordKind::ALL {
        let template = Template::builtin(kind);
        let table = read(&example_csv(&template), &ReadChoices::default(), &TemplateSet::builtin().headers());
        assert!(table.facts().bom && table.facts().line_ends == LineEnds::Crlf);
        let rows: Vec<Vec<String>> =
            table.records().skip(1).map(|record| record.cells().map(String::from).collect()).collect();
        assert_eq!(rows, example_rows(&template));
        assert!(
            rows.iter().all(|row| row.len() == 7 && row.iter().any(|cell| cell.starts_with(EXAMPLE_MARK)))
        );
        let statuses: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(statuses, ["Enrolled", "Not Enrolled", "Declined"]);
        assert!(rows[0].iter().all(|cell| !cell.is_empty()), "every field is shown once");
    }
}

#[test]
fn the_user_example_has_leading_zeros() {
    assert!(example_rows(&Template::builtin(RecordKind::User))[0][0].starts_with("00"));
}
