use crate::store::{ImportKey, StoreError, Tx, findings};
use coverlist_core::findings::{Finding, Severity};
use coverlist_core::template::Template;

/// The findings of several rows, read with one query.
pub(super) struct LineFindings(Vec<Finding>);

impl LineFindings {
    /// Reads the findings of all lines from the first to the last of `lines`, which are sorted.
    pub(super) fn read(
        tx: &Tx<'_>,
        import: ImportKey,
        lines: impl IntoIterator<Item = u32>,
    ) -> Result<Self, StoreError> {
        let mut lines = lines.into_iter();
        let Some(first) = lines.next() else { return Ok(Self(Vec::new())) };
        let last = lines.last().unwrap_or(first);
        findings::of_lines(tx, import, first..=last).map(Self)
    }

    pub(super) fn of(&self, line: u32) -> &[Finding] {
        let start = self.0.partition_point(|finding| finding.line < Some(line));
        let end = self.0.partition_point(|finding| finding.line <= Some(line));
        &self.0[start..end]
    }

    /// The sentences that explain why a row is rejected.
    pub(super) fn rejection(&self, template: &Template, line: u32) -> String {
        self.messages(template, line, |severity| severity != Severity::Warns).join(" ")
    }

    /// One sentence for each warning of a row.
    pub(super) fn warnings(&self, template: &Template, line: u32) -> Vec<String> {
        self.messages(template, line, |severity| severity == Severity::Warns)
    }

    fn messages(&self, template: &Template, line: u32, wanted: impl Fn(Severity) -> bool) -> Vec<String> {
        let findings = self.of(line).iter().filter(|finding| wanted(finding.severity()));
        findings.map(|finding| finding.message(template)).collect()
    }
}
