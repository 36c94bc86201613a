//! Cells and lines such as people and programs write them, for property tests.

use coverlist_core::record::{Field, FieldType};

/// Cells of a field that people and programs get wrong, or write in another way.
pub fn odd(field: Field) -> &'static [&'static str] {
    match (field, field.field_type()) {
        (Field::Key, _) => &[
            "4231",
            "S-20391",
            "5cd0001abc",
            " 007919 ",
            "\u{200b}007919",
            "1.18204E+05",
            "5-Mar",
            "000",
            "n/a",
            "x",
            "118204.0",
            "118,204",
            "=\"007919\"",
            "'=007919",
            "1234567890123450000",
            "Nu\u{f1}ez",
            "Nun\u{303}ez",
            "#N/A",
            "####",
            "# 1",
            "EXAMPLE-0001",
            "Total",
            "two\nlines",
            "2026-03-05",
            "Tom &amp; Co",
            "9",
        ],
        (Field::PolicyNumber, _) => &[
            "45000",
            "46258",
            "77",
            "1.2E+11",
            "118,204",
            "a\nb",
            "null",
            "\u{200b}W",
            "WA-1 ",
            "wa-1",
            "1234567890123450000",
            "5-Mar",
            "example-1",
            "Ã³",
            "#REF!",
        ],
        (_, FieldType::Status) => {
            &["Active", "", "no", "not\u{a0}  enrolled", "n/a", "y", "#N/A", "1", "WAIVED."]
        }
        (_, FieldType::Text) => {
            &["<b>Full</b>", "Nu\u{c3}\u{b1}ez", "N/A", "x", "-", "Ünï", "\u{7f}", "=\"a\"", "TOO LONG"]
        }
        (_, FieldType::Integer) => {
            &["13", "-4", "1,050", "12.0", "1E+05", "+3", "", "none", "1234567890123456"]
        }
        (_, FieldType::Amount) => &[
            "1.050,00", "-5", "(5.00)", "9999999", "USD 460", "460 usd", "$ -", "-$-", "n/a", "0", "460.0",
            "$", "--5",
        ],
        (_, FieldType::Choice) => &["Bag", "none", "n/a", "#N/A", "hard case"],
        (_, FieldType::Date) => &[
            "2026-09-10",
            "8/9/2026",
            "25/8/2026",
            "8/25/2026",
            "9/10/26",
            "46258",
            "46258.5",
            "1900-01-01",
            "1/0/1900",
            "31/12/9999",
            "1926-01-01",
            "2150-01-01",
            "7.7.2026",
            "2/30/2026",
            "2026-09-10T00:00:00Z",
            "n/a",
            "0001-01-01",
            "Sep 5, 2026",
            "01.01.1900",
            "8/9/2026 12:00 AM",
            "1989-01-01",
            "06/06/2079",
        ],
    }
}

/// Cells that occur in any column.
pub const EVERYWHERE: [&str; 16] = [
    "",
    " ",
    "#",
    "# note",
    "#N/A",
    "##",
    "'",
    "'-5",
    "'=x",
    "\"",
    "a\"b",
    "two\nrows",
    "1,2;3\t4|5",
    "\u{feff}",
    "Total",
    "-",
];

/// Lines that are no records.
pub const LINES: [&str; 20] = [
    "",
    " ",
    ",,,,,,",
    ";;;;;;",
    "# note",
    "# a, b",
    "#N/A",
    "Total",
    "Total,12",
    "Sum: 3,,,",
    "EXAMPLE-0001,Yes",
    "User ID,Insurance Status",
    "Device Serial",
    "Serial Number,Status,x",
    "Student ID,Policy",
    "\"",
    "\"a\nb",
    "x",
    "\"x\"y,No",
    "007919",
];
