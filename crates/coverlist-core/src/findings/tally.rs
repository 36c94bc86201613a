//! Counts the findings of a file, grouped by code.

use super::{Code, Severity};
use serde::{Deserialize, Serialize};

/// The number of findings for each code: worst severity first, then in catalog order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// One line for each code that occurs in the file.
    pub lines: Vec<TallyLine>,
}

/// The number of findings with one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TallyLine {
    /// The code whose findings are counted.
    pub code: Code,
    /// The severity of the code. Lines with a worse severity come first.
    pub severity: Severity,
    /// The number of findings with the code, at least 1.
    pub count: u32,
}

impl Tally {
    /// The codes that occur. `count` returns the number of findings with a code.
    pub(crate) fn new(count: impl Fn(Code) -> u32) -> Self {
        let of_severity = |severity| {
            let codes = Code::ALL.iter().copied().filter(move |code| code.severity() == severity);
            codes.map(move |code| (code, severity))
        };
        let codes = Severity::ALL.into_iter().flat_map(of_severity);
        let lines = codes.map(|(code, severity)| TallyLine { code, severity, count: count(code) });
        Self { lines: lines.filter(|line| line.count > 0).collect() }
    }

    /// The number of findings with this severity, over all codes.
    pub fn count(&self, severity: Severity) -> u32 {
        self.lines.iter().filter(|line| line.severity == severity).map(|line| line.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_come_first() {
        let found = [Code::RowBlank, Code::StatusUnknown, Code::RowBlank, Code::FileEmpty];
        let tally = Tally::new(|code| found.iter().filter(|&&found| found == code).count() as u32);
        let codes: Vec<_> = tally.lines.iter().map(|line| (line.code, line.count)).collect();
        assert_eq!(codes, [(Code::FileEmpty, 1), (Code::StatusUnknown, 1), (Code::RowBlank, 2)]);
        assert_eq!(tally.count(Severity::Warns), 2);
    }
}
