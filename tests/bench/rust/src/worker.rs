//! The functions that the worker around this module calls.

use crate::CsvFile;
use crate::generate::Kind;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that is being read.
#[wasm_bindgen]
pub struct Reading(CsvFile);

#[wasm_bindgen]
impl Reading {
    #[wasm_bindgen(constructor)]
    pub fn new(size: usize) -> Self {
        Self(CsvFile::with_capacity(size))
    }

    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// The counts of the file as JSON; an empty text when the file cannot be checked.
    pub fn validate(&mut self, kind: &str, today: u32) -> String {
        let kind = if kind == "user" { Kind::User } else { Kind::Device };
        self.0.validate(kind, today).map(|counts| counts.json()).unwrap_or_default()
    }
}
