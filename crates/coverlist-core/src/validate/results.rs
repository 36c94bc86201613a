//! The result for each row, and the sums of all results.

use super::RowStatus;
use super::tally::Counts;
use crate::findings::Code;
use std::ops::Range;

/// The result for each row of a file, by index from 0, and the sums of all results. The result of a row can
/// be taken back and put again.
#[derive(Clone, Debug, Default)]
pub(super) struct Results {
    statuses: Vec<RowStatus>,
    has_findings: Vec<bool>,
    /// The number of rows with each status.
    of_status: [u32; 4],
    /// The number of accepted and rejected rows with findings.
    with_findings: u32,
    counts: Counts,
}

impl Results {
    /// Results in which this number of rows are rejected without a finding.
    pub(super) fn new(rows: usize) -> Self {
        let mut of_status = [0; 4];
        of_status[RowStatus::Rejected as usize] = rows as u32;
        Self {
            statuses: vec![RowStatus::Rejected; rows],
            has_findings: vec![false; rows],
            of_status,
            ..Self::default()
        }
    }

    /// Accepts rows, which are rejected without a finding so far.
    pub(super) fn accept(&mut self, rows: Range<usize>) {
        self.of_status[RowStatus::Rejected as usize] -= rows.len() as u32;
        self.of_status[RowStatus::Accepted as usize] += rows.len() as u32;
        self.statuses[rows].fill(RowStatus::Accepted);
    }

    /// Puts the status of a row and the codes of its findings. The row has no findings so far.
    pub(super) fn put(&mut self, index: usize, row_status: RowStatus, codes: &[Code]) {
        let before = std::mem::replace(&mut self.statuses[index], row_status);
        self.of_status[before as usize] -= 1;
        self.of_status[row_status as usize] += 1;
        if !codes.is_empty() {
            codes.iter().for_each(|&code| self.counts.add(code));
            self.has_findings[index] = true;
            self.with_findings += u32::from(row_status.is_record());
        }
    }

    /// Takes back the findings of a row, which have these codes.
    pub(super) fn take_back(&mut self, index: usize, codes: &[Code]) {
        codes.iter().for_each(|&code| self.counts.remove(code));
        if std::mem::take(&mut self.has_findings[index]) {
            self.with_findings -= u32::from(self.statuses[index].is_record());
        }
    }

    pub(super) fn statuses(&self) -> &[RowStatus] {
        &self.statuses
    }

    pub(super) fn has_findings(&self, index: usize) -> bool {
        self.has_findings[index]
    }

    /// The number of rows with a status.
    pub(super) fn count(&self, row_status: RowStatus) -> u32 {
        self.of_status[row_status as usize]
    }

    /// The number of accepted and rejected rows with findings.
    pub(super) fn with_findings(&self) -> u32 {
        self.with_findings
    }

    /// The number of findings with each code.
    pub(super) fn counts(&self) -> &Counts {
        &self.counts
    }
}
