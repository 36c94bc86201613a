//! The findings of some rows of an import.

use super::templates::ImportTemplates;
use crate::store::{ImportKey, StoreError, Tx, findings};
use coverlist_api::FindingView;
use coverlist_core::findings::{Finding, Severity};
use std::collections::BTreeMap;

/// The findings of several rows, read together.
pub(super) struct LineFindings(Vec<Finding>);

impl LineFindings {
    /// Reads the findings of these lines.
    pub(super) fn read(
        tx: &Tx<'_>,
        import: ImportKey,
        lines: impl IntoIterator<Item = u32>,
    ) -> Result<Self, StoreError> {
        let lines: Vec<u32> = lines.into_iter().collect();
        findings::of_lines(tx, import, &lines).map(Self)
    }

    /// Reads the findings of rows of several rounds: the id of an import, and a line that occurs once.
    pub(super) fn of_rounds(
        tx: &Tx<'_>,
        district: i64,
        rows: impl IntoIterator<Item = (i64, u32)>,
    ) -> Result<Self, StoreError> {
        let mut by_import = BTreeMap::<i64, Vec<u32>>::new();
        rows.into_iter().for_each(|(import, line)| by_import.entry(import).or_default().push(line));
        let mut all = Vec::new();
        for (id, lines) in by_import {
            all.extend(findings::of_lines(tx, ImportKey { district, id }, &lines)?);
        }
        all.sort_by_key(|finding| finding.line);
        Ok(Self(all))
    }

    pub(super) fn of(&self, line: u32) -> &[Finding] {
        let start = self.0.partition_point(|finding| finding.line < Some(line));
        let end = self.0.partition_point(|finding| finding.line <= Some(line));
        &self.0[start..end]
    }

    /// Why a rejected row is rejected, in English.
    pub(super) fn rejection(&self, templates: &ImportTemplates, line: u32) -> String {
        let rejecting = self.of(line).iter().filter(|finding| finding.severity() != Severity::Warns);
        let sentences: Vec<String> = rejecting.map(|finding| templates.message(finding)).collect();
        sentences.join(" ")
    }

    /// The findings of a row for the wire.
    pub(super) fn views(&self, templates: &ImportTemplates, line: u32) -> Vec<FindingView> {
        self.of(line).iter().map(|finding| templates.view(finding)).collect()
    }
}
