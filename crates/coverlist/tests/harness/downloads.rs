//! The downloads of a district whose rows spreadsheets like to change.

use super::app::App;
use super::session::Session;
use coverlist_api::{ImportView, paths};
use coverlist_core::record::{FieldType, RecordKind};
use coverlist_core::template::{Column, Template};
use serde_json::json;

/// A file with cells that a spreadsheet changes when it guesses what they are, under [`template`].
const ROWS: &str = "\
Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date,Repairs,Room\r\n\
000123,Enrolled,0000456,Full,460.00,08/24/2026,2027-06-30,3,007\r\n\
12345678901234567890,Enrolled,9007199254740993,TRUE,0.10,01/02/2026,2027-02-01,12,1-2\r\n\
1E5,Enrolled,2E-3,=1+1,1050.00,,,,B/4\r\n\
ABC-1,Not Enrolled,,,,,,,'5\r\n\
ABC-2,Enrolled,'0012,'=1+1,,,,,+1 555 0100\r\n\
ABC-3,Enrolled,\"say \"\"no\"\", they said\",\"two\nlines, and more\",,,,,@home\r\n\
Ñandú-4,Enrolled,中文 🦤,-5,99.99,12/31/2026,2027-12-31,0,\"<b>&amp;</b>\"\r\n\
ABC-5,Perhaps,_x0041_,\"a;b\ttab\",soon,13/31/2026,someday,1.5,1e400\r\n\
ABC-6,Enrolled,123-45,+1 555 0100,123456789012.34,02/28/1900,9999-12-31,999999999,0x1F\r\n";

/// A download, as a CSV and as a workbook.
pub struct Download {
    /// The names that the server gives.
    pub names: [String; 2],
    pub csv: Vec<u8>,
    pub workbook: Vec<u8>,
}

impl Download {
    #[track_caller]
    pub fn of(admin: &Session, path: &str) -> Self {
        let answers = [path.to_owned(), paths::workbook(path)].map(|path| admin.get(path).expect(200));
        let names = answers.each_ref().map(|answer| {
            let disposition = answer.header("content-disposition").expect("a name");
            disposition.split('"').nth(1).expect("a plain name").to_owned()
        });
        let [csv, workbook] = answers.map(|answer| answer.body);
        Self { names, csv, workbook }
    }
}

/// The header-only files and examples of templates, the sheet of an import, its rows that were not
/// applied, and the records.
pub fn of_hard_rows(app: &App) -> Vec<Download> {
    let admin = app.admin();
    let template = template(&admin);
    let file = admin.file(&template.id, ROWS).decided(json!({ "check": ["Room"] }));
    let import: ImportView = admin.send(file.rejecting(2).request()).expect(201).json();
    admin.process(import.id);
    admin.load_devices("Device Serial,Asset Tag,Model\r\n000123,00777,1E5\r\nABC-1,=1+1,B/4\r\n".into());
    let report = paths::import_report_csv(import.id);
    let templates = ["user", "device"];
    let files = templates.into_iter().flat_map(|id| [paths::template_file(id), paths::template_example(id)]);
    let records = paths::records("devices") + ".csv";
    let files = files.chain([paths::import_file(import.id), report, records]);
    files.map(|path| Download::of(&admin, &path)).collect()
}

/// The template of devices with a column of whole numbers, and with dates in the usual form of the country in
/// one column.
fn template(admin: &Session) -> Template {
    let repairs = admin.add_field(RecordKind::Device, FieldType::Integer, "Repairs");
    let mut template = admin.template("device");
    template.columns.push(Column::new(repairs, "Repairs"));
    let start = template.columns.iter_mut().find(|column| column.header == "Coverage Start Date");
    start.expect("the column").date_formats = vec!["%m/%d/%Y".to_owned()];
    admin.change(&template)
}
