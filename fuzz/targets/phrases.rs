//! Phrases that occur in real files, and the templates that they belong to.

use coverlist_core::record::{Date, Field, FieldType, RecordKind, Value};
use coverlist_core::template::{Column, Template, TemplateSet, Word};
use std::sync::LazyLock;

/// The built-in templates, and one for users with columns of every type.
pub static TEMPLATES: LazyLock<TemplateSet> = LazyLock::new(|| {
    let custom = |number, field_type, header: &str| Column::new(Field::custom(number, field_type), header);
    let word =
        |word: &str, means: &str| Word { word: word.to_owned(), means: Value::Choice(means.to_owned()) };
    let mut own = Template::builtin(RecordKind::User);
    (own.id, own.name) = ("own".to_owned(), "Own".to_owned());
    "Student ID".clone_into(&mut own.columns[0].header);
    own.columns[0].pattern = Some("[0-9A-Za-z.-]+".to_owned());
    own.columns.extend([
        Column {
            minimum: Some(Value::Integer(0)),
            maximum: Some(Value::Integer(12)),
            required: true,
            ..custom(1, FieldType::Integer, "Grade")
        },
        Column { min_length: Some(2), max_length: Some(6), ..custom(2, FieldType::Text, "Site") },
        Column {
            minimum: Some(Value::Date(Date::constant(1990, 7, 1))),
            ..custom(3, FieldType::Date, "Bought")
        },
        Column {
            date_formats: vec!["%d.%m.%Y".to_owned(), "%b %d, %Y".to_owned()],
            ..custom(4, FieldType::Date, "Signed")
        },
        Column {
            words: vec![word("Sleeve", "Sleeve"), word("Hard  case", "Case"), word("None", "None")],
            ..custom(5, FieldType::Choice, "Case")
        },
        Column { minimum: Some(Value::Amount(-1_000)), ..custom(6, FieldType::Amount, "Deductible") },
    ]);
    let builtin = TemplateSet::builtin();
    TemplateSet::new(builtin.iter().cloned().chain([own]).collect()).expect("the templates keep the rules")
});

/// A file in which a phrase replaces each byte above ASCII, so that the fuzzer finds phrases quickly.
pub fn spelled_out(bytes: &[u8]) -> Vec<u8> {
    let phrase = |byte: &u8| match byte.checked_sub(128) {
        Some(number) => PHRASES[usize::from(number)].as_bytes().to_vec(),
        None => vec![*byte],
    };
    bytes.iter().flat_map(phrase).collect()
}

const PHRASES: [&str; 128] = [
    "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date\n",
    "Device Serial,Insurance Status,Policy Number,Coverage Amount,Coverage Start Date,Coverage End Date\n",
    "Student ID,Insurance Status,Grade,Site,Bought,Signed,Case,Coverage Start Date,Coverage End Date\n",
    "User ID;Insurance Status;Policy Number\n",
    "User ID,Insurance Status,Coverage Start Date,Coverage End Date\n",
    "User ID,School,Insurance Status,,Coverage Amount\n",
    "User ID",
    "Device Serial",
    "Insurance Status",
    "Policy #",
    "Serial Number",
    "Insurence Status",
    "\n004231,Yes",
    "\n118204,No",
    "\n118377,Enrolled,WA-1,Full,460,",
    "\n120015,Declined,WA-2,,,",
    "\n5CD1234ABC,Yes,,",
    "\n5CD1234ABD,No,,",
    "\n007919,Yes,3,AB,",
    "\n,,,,,,",
    "\n# ",
    "\nTotal",
    "\nEXAMPLE-0001,Yes",
    "\n\n",
    "\r\n",
    "004231",
    "118204",
    "118377",
    "120015",
    "4231",
    "S-20391",
    "5CD1234ABC",
    "5cd1234abc",
    "SN100001",
    "Núñez",
    "Nu\u{301}n",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "1.18204E+05",
    "5-Mar",
    "Mar-05",
    "000",
    "n/a",
    "xxx",
    "118204.0",
    "118,204",
    "=\"004231\"",
    "'=1",
    "'-5",
    "1234567890123450",
    "#N/A",
    "####",
    "#REF!",
    "Tom &amp; Co",
    "<b>x</b>",
    "NuÃ±ez",
    "EXAMPLE-",
    "Total",
    "Sum: ",
    "Enrolled",
    "enrolled",
    "Yes",
    "y",
    "Not Enrolled",
    "not  enrolled",
    "Declined",
    "WAIVED",
    "Active",
    "WA-1",
    "WA-2",
    "wa-1",
    "45000",
    "46258",
    "12345",
    "000123",
    "77",
    "1.2E+11",
    "null",
    "\\N",
    "Full",
    "AB",
    "$1,050.00",
    "1.050,00",
    "460",
    "460.00",
    "460.0",
    "USD 460",
    "460 usd",
    "(5.00)",
    "-5",
    "\u{2212}5",
    "User ID,Insurance Status,Coverage Start Date,Coverage End Date,Check: Last Name,Line,Reason\n",
    "$ -",
    "-",
    "1E+05",
    "1,050",
    "12.0",
    "13",
    "2026-09-10",
    "2026-09-20",
    "2027-06-30",
    "2025-01-01",
    "1926-01-01",
    "8/9/2026",
    "08/25/2026",
    "25/8/2026",
    "7.7.2026",
    "14.08.2026",
    "9/10/26",
    "8/9/2026 0:00",
    "2026-09-10T00:00:00Z",
    "46258.5",
    "1900-01-01",
    "1/0/1900",
    "31/12/9999",
    "06/06/2079",
    "Sep 5, 2026",
    "05.09.2026",
    "Sleeve",
    "hard case",
    "None",
    "two\nlines",
    "\"\"",
    "\"\n",
    ",\"",
    "\",",
    ",,,",
];
