//! Counts of codes.

use crate::findings::{Code, Tally};

/// The number of findings with each code.
#[derive(Clone, Debug)]
pub(super) struct Counts([u32; Code::ALL.len()]);

impl Default for Counts {
    fn default() -> Self {
        Self([0; Code::ALL.len()])
    }
}

impl Counts {
    pub(super) fn add(&mut self, code: Code) {
        self.0[code as usize] += 1;
    }

    pub(super) fn remove(&mut self, code: Code) {
        self.0[code as usize] -= 1;
    }

    pub(super) fn has(&self, code: Code) -> bool {
        self.0[code as usize] > 0
    }

    pub(super) fn tally(&self) -> Tally {
        Tally::new(|code| self.0[code as usize])
    }
}
