//! Counts the findings of a file, grouped by code.

use super::{Code, Finding, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Sorts lines, one for each code.
    pub(crate) fn new(mut lines: Vec<TallyLine>) -> Self {
        lines.sort_by_key(|line| (line.severity, line.code));
        Self { lines }
    }

    /// Counts `findings` by code and sorts the lines.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts: BTreeMap<(Severity, Code), u32> = BTreeMap::new();
        for finding in findings {
            *counts.entry((finding.severity(), finding.code)).or_default() += 1;
        }
        let lines =
            counts.into_iter().map(|((severity, code), count)| TallyLine { code, severity, count }).collect();
        Self { lines }
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
