//! Counts of codes, and the flags of rows that follow from them.

use crate::findings::{Code, Severity, Tally, TallyLine};

/// Whether a row has findings, and whether they reject it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u8);

impl Flags {
    const FINDING: u8 = 1;
    const REJECTS: u8 = 2;

    /// The flags of a row whose only finding has this code.
    pub(super) fn of(code: Option<Code>) -> Self {
        match code.map(Code::severity) {
            None => Self(0),
            Some(Severity::Rejects) => Self(Self::FINDING | Self::REJECTS),
            Some(Severity::Warns | Severity::Blocks) => Self(Self::FINDING),
        }
    }

    pub(super) fn add(&mut self, code: Code) {
        self.join(Self::of(Some(code)));
    }

    #[inline]
    pub(super) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    #[inline]
    pub(super) fn has_finding(self) -> bool {
        self.0 & Self::FINDING != 0
    }

    pub(super) fn rejects(self) -> bool {
        self.0 & Self::REJECTS != 0
    }
}

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
        let counted = Code::ALL.iter().zip(self.0).filter(|(_, count)| *count > 0);
        Tally::new(
            counted.map(|(&code, count)| TallyLine { code, severity: code.severity(), count }).collect(),
        )
    }
}
