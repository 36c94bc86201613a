//! The usual length of numbers in a column.

use std::collections::BTreeMap;

/// The number of texts of each length, among texts of digits.
#[derive(Debug, Default)]
pub struct DigitLengths(BTreeMap<usize, u32>);

impl DigitLengths {
    pub fn add(&mut self, length: usize) {
        *self.0.entry(length).or_default() += 1;
    }

    /// The length that at least two thirds of the texts have, and at least three; otherwise 0.
    pub fn usual(&self) -> usize {
        let total: u32 = self.0.values().sum();
        let Some((&length, &count)) = self.0.iter().max_by_key(|&(_, count)| count) else { return 0 };
        let is_usual = count >= 3 && u64::from(count) * 3 >= u64::from(total) * 2;
        if is_usual && length >= 4 { length } else { 0 }
    }
}
