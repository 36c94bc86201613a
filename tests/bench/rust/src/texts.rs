//! Rows with the same text in a column.

use std::collections::{BTreeMap, HashMap};

/// The first row with each text, and the rows that share one.
#[derive(Default)]
pub struct Texts {
    first: HashMap<Box<str>, u32>,
    pub same: BTreeMap<u32, Vec<u32>>,
}

impl Texts {
    pub fn note(&mut self, text: &str, row: u32) {
        match self.first.get(text) {
            Some(&first) => self.same.entry(first).or_insert_with(|| vec![first]).push(row),
            None => drop(self.first.insert(text.into(), row)),
        }
    }
}
