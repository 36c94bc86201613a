//! Counts the findings of a file, grouped by code.

use super::{Code, Finding, Severity};
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
        let line = |code: Code| TallyLine { code, severity: code.severity(), count: count(code) };
        let lines = Severity::ALL.into_iter().flat_map(|severity| {
            let lines = Code::ALL.iter().map(|&code| line(code));
            lines.filter(move |line| line.severity == severity && line.count > 0)
        });
        Self { lines: lines.collect() }
    }

    /// Counts `findings` by code and sorts the lines.
    pub fn of(findings: &[Finding]) -> Self {
        Self::new(|code| findings.iter().filter(|finding| finding.code == code).count() as u32)
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
        let findings = [
            Finding::row(Code::RowBlank, 3),
            Finding::cell(Code::StatusUnknown, 4, 2, None),
            Finding::row(Code::RowBlank, 5),
            Finding::file(Code::FileEmpty),
        ];
        let tally = Tally::of(&findings);
        let codes: Vec<_> = tally.lines.iter().map(|line| (line.code, line.count)).collect();
        assert_eq!(codes, [(Code::FileEmpty, 1), (Code::StatusUnknown, 1), (Code::RowBlank, 2)]);
        assert_eq!(tally.count(Severity::Warns), 2);
    }
}
