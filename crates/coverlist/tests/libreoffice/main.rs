//! Each download opens in LibreOffice, and reads back to the same rows after it is saved there.
//!
//! `cargo xtask test libreoffice` runs these tests. `COVERLIST_LIBREOFFICE` names the program.

#[path = "../harness/mod.rs"]
mod harness;

mod office;

use coverlist_core::validate::RowStatus;
use harness::downloads::{Download, of_hard_rows};
use harness::workbook::{cells, csv_cells, same_rows};
use harness::{App, Session};
use office::{Office, Source, Target};

#[test]
#[ignore = "it needs LibreOffice: cargo xtask test libreoffice"]
fn a_workbook_that_libreoffice_saves_has_the_same_rows() {
    let app = App::start();
    let (admin, downloads) = (app.admin(), of_hard_rows(&app));
    let office = Office::new(downloads.iter().map(|download| &*download.workbook), Source::Workbook);
    for (Download { names, csv, .. }, saved) in downloads.iter().zip(office.save(Target::Csv)) {
        assert_eq!(iso_dates(&saved), iso_dates(csv), "{}", names[1]);
        if names[0] == "list-sheet.csv" {
            assert_eq!(judged(&admin, &saved), judged(&admin, csv));
        }
    }
    for (download, saved) in downloads.iter().zip(office.save(Target::Workbook)) {
        same_rows(&saved, &download.csv);
    }
}

#[test]
#[ignore = "it needs LibreOffice: cargo xtask test libreoffice"]
fn a_csv_that_libreoffice_saves_loses_zeros_digits_and_centuries_and_nothing_else() {
    let app = App::start();
    let (admin, downloads) = (app.admin(), of_hard_rows(&app));
    let office = Office::new(downloads.iter().map(|download| &*download.csv), Source::Csv);
    let saved_as_workbooks = office.save(Target::Workbook);
    for ((download, saved), workbook) in
        downloads.iter().zip(office.save(Target::Csv)).zip(saved_as_workbooks)
    {
        let (before, after) = (csv_cells(&download.csv), csv_cells(&saved));
        assert_eq!(after[0], before[0], "{}", download.names[0]);
        assert_eq!([after.len(), cells(&workbook).len()], [before.len(); 2]);
        for (before, after) in before.concat().iter().zip(after.concat()) {
            assert!(after == *before || after == damaged(before), "{before} became {after}");
        }
        if download.names[0] == "list-sheet.csv" {
            let (sheet, statuses) = judged(&admin, &saved);
            let lines = |csv: &[u8]| csv_cells(csv).iter().map(|row| row.last().cloned()).collect::<Vec<_>>();
            assert_eq!(lines(&sheet), lines(&download.csv));
            // 1.23456789012346E+019 and 1.00E+05 are not taken for keys.
            assert_eq!(statuses[1..3], [RowStatus::Rejected; 2]);
        }
    }
}

/// Cells that look like numbers or dates, as LibreOffice shows them.
const DAMAGED: &[[&str; 2]] = &[
    ["12345678901234567890", "1.23456789012346E+019"],
    ["9007199254740993", "9.00719925474099E+015"],
    ["1E5", "1.00E+05"],
    ["2E-3", "2.00E-03"],
    ["1e400", "1.79769313486232E+308"],
    ["08/15/2026", "08/15/26"],
];

/// What remains of a cell that a spreadsheet takes for a number or a date.
fn damaged(cell: &str) -> String {
    let known = DAMAGED.iter().find(|[before, _]| *before == cell).map(|[_, after]| (*after).to_owned());
    let number = || cell.parse::<f64>().map_or_else(|_| cell.to_owned(), |number| number.to_string());
    known.unwrap_or_else(number)
}

/// The file as a sheet under the template of devices, and the statuses of its rows.
fn judged(admin: &Session, file: &[u8]) -> (Vec<u8>, Vec<RowStatus>) {
    let converted = admin.file("device", file).converted();
    let verdict = &converted.verdict;
    let statuses = (2..=verdict.rows + 1).map(|line| verdict.row_status(line)).collect();
    (converted.sheet.expect("a sheet").bytes, statuses)
}

/// The cells of a CSV, with dates of the form `08/24/2026` in ISO 8601.
fn iso_dates(csv: &[u8]) -> Vec<Vec<String>> {
    let iso = |cell: String| match *cell.split('/').collect::<Vec<_>>() {
        [month, day, year] => format!("{year}-{month}-{day}"),
        _ => cell,
    };
    csv_cells(csv).into_iter().map(|row| row.into_iter().map(iso).collect()).collect()
}
