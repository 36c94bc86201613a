//! The findings of some rows of an import.

use super::templates::ImportTemplates;
use crate::store::{ImportKey, StoreError, Tx, findings};
use coverlist_core::findings::{Finding, Severity};

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

    /// Why a rejected row is rejected, in sentences.
    pub(super) fn rejection(&self, templates: &ImportTemplates, line: u32) -> String {
        self.messages(templates, line, |severity| severity != Severity::Warns).join(" ")
    }

    /// The warnings of a row, one sentence each.
    pub(super) fn warnings(&self, templates: &ImportTemplates, line: u32) -> Vec<String> {
        self.messages(templates, line, |severity| severity == Severity::Warns)
    }

    fn messages(
        &self,
        templates: &ImportTemplates,
        line: u32,
        wanted: impl Fn(Severity) -> bool,
    ) -> Vec<String> {
        let findings = self.of(line).iter().filter(|finding| wanted(finding.severity()));
        findings.map(|finding| templates.message(finding)).collect()
    }
}
