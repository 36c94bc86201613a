//! Reads the first line of arbitrary bytes as each of the two JSON documents about a sheet, and applies
//! decisions to the file in the other lines.

#![no_main]

mod phrases;

use coverlist_core::record::Date;
use coverlist_core::sheet::{Decisions, Proposals, Provenance, SourceFile, Terms, convert};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::Limits;
use libfuzzer_sys::fuzz_target;
use phrases::{TEMPLATES, spelled_out};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fuzz_target!(|bytes: &[u8]| {
    let place = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len());
    let (document, file) = bytes.split_at(place);
    read::<Provenance>(document);
    let Some(decisions) = read::<Decisions>(document) else { return };
    let file = spelled_out(file.get(1..).unwrap_or_default());
    let source = SourceFile { name: "list.csv", sha256: "", bytes: &file, workbook: None };
    let templates: &TemplateSet = &TEMPLATES;
    for template in templates.iter() {
        let terms =
            Terms { template, templates, today: Date::constant(2026, 9, 1), limits: Limits::default() };
        let Ok(converted) = convert(&source, &terms, &decisions, Proposals::Asked, |_| String::new()) else {
            continue;
        };
        if let Some(sheet) = converted.sheet {
            read::<Provenance>(&serde_json::to_vec(&sheet.provenance).expect("it is JSON"))
                .expect("provenance is read");
        }
    }
});

/// Reads a document, and asserts that the same is read from what is written.
fn read<T: DeserializeOwned + Serialize + PartialEq + Debug>(json: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(json).ok()?;
    let again = serde_json::to_vec(&value).expect("it is JSON");
    assert_eq!(serde_json::from_slice::<T>(&again).expect("it is the document"), value);
    Some(value)
}
