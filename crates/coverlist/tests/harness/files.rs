//! Files that tests stage and load.

use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;
use std::fmt::Write;

/// Builds a CSV file for a template, row by row. The first row is the header.
pub struct Csv(String);

impl Csv {
    pub fn device() -> Self {
        Self::under(RecordKind::Device)
    }

    pub fn user() -> Self {
        Self::under(RecordKind::User)
    }

    /// A file for a template that is not built in.
    pub fn of(template: &Template) -> Self {
        let headers: Vec<&str> = template.columns.iter().map(|column| column.header.as_str()).collect();
        Self(format!("{}\r\n", headers.join(",")))
    }

    fn under(kind: RecordKind) -> Self {
        Self::of(&Template::builtin(kind))
    }

    /// Adds a row of cells, separated by commas.
    pub fn row(mut self, cells: &str) -> Self {
        self.0.push_str(cells);
        self.0.push_str("\r\n");
        self
    }

    /// Adds a row that enrolls the record with this key.
    pub fn insures(self, key: &str) -> Self {
        let policy = format!("POL-{key}");
        self.row(&format!("{key},Enrolled,{policy},Full,460.00,2026-08-24,2027-06-30"))
    }

    pub fn bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// The serials of `count` devices.
pub fn devices(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("DEV{number:06}X")).collect()
}

/// A roster with one column, the serials of devices.
pub fn roster(serials: &[String]) -> Vec<u8> {
    let mut text = String::from("Device Serial,Asset Tag,Model\r\n");
    for (number, serial) in (1..).zip(serials) {
        writeln!(text, "{serial},TAG-{number},Chromebook\r").expect("a string takes everything");
    }
    text.into_bytes()
}
