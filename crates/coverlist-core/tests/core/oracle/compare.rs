//! Compares the naive answer with the engine's.

use super::dialect::rows_of;
use super::file::{Question, answer};
use super::read::{Rows, without_padding};
use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::read::{Encoding, FileKind, FlawKind, Table};
use coverlist_core::validate::{RowStatus, Verdict, validate};
use std::collections::{BTreeMap, BTreeSet};

/// Asserts that engine and oracle give one answer about a file: header, date columns, row statuses, counts,
/// findings, and the values of accepted rows.
#[track_caller]
pub fn assert_agree(table: &Table, question: Question<'_>) {
    let Question { template, templates, choices, today, limits } = question;
    assert_answer(table, &validate(table, template, templates, choices, today, limits), question);
}

/// Asserts that a verdict is the oracle's answer about a table.
#[track_caller]
pub fn assert_answer(table: &Table, verdict: &Verdict, question: Question<'_>) {
    let naive = answer(table, question);
    assert_eq!(verdict.header, naive.header);
    assert_eq!(verdict.dates, naive.columns.dates);
    assert_eq!(verdict.centuries, naive.columns.centuries);
    assert_eq!(verdict.decimals, naive.columns.decimals);
    let row_statuses: Vec<RowStatus> = (1..).take(table.len()).map(|line| verdict.row_status(line)).collect();
    assert_eq!(row_statuses, naive.row_statuses);
    assert_eq!(verdict.findings().collect::<Vec<_>>(), naive.findings);
    let is_top = |finding: &&Finding| finding.line.is_none() || finding.severity() == Severity::Blocks;
    let top: Vec<Finding> = naive.findings.iter().filter(is_top).cloned().collect();
    for most in [1, 3, usize::MAX] {
        assert_eq!(verdict.top_findings(most), top[..most.min(top.len())]);
    }
    assert_eq!((verdict.checked, verdict.blocked), (naive.checked, naive.is_blocked()));
    let count = |status| naive.row_statuses.iter().filter(|other| **other == status).count() as u32;
    let (accepted, rejected) = (count(RowStatus::Accepted), count(RowStatus::Rejected));
    assert_eq!((verdict.accepted, verdict.rejected, verdict.rows), (accepted, rejected, accepted + rejected));
    assert_eq!(verdict.set_aside, count(RowStatus::SetAside));
    for &code in Code::ALL {
        let tallied =
            verdict.tally().lines.iter().find(|line| line.code == code).map_or(0, |line| line.count);
        assert_eq!(tallied as usize, naive.findings.iter().filter(|finding| finding.code == code).count());
    }
    let mut lines: BTreeMap<Code, BTreeSet<u32>> = BTreeMap::new();
    for finding in &naive.findings {
        let named = finding.lines.iter().filter(|_| finding.line.is_none());
        lines.entry(finding.code).or_default().extend(finding.line.iter().chain(named));
    }
    for &code in Code::ALL {
        let expected = lines.get(&code).into_iter().flatten().copied();
        assert!(verdict.lines_with(code).eq(expected), "{code:?}");
    }
    let is_record =
        |line: &u32| matches!(verdict.row_status(*line), RowStatus::Accepted | RowStatus::Rejected);
    let noted: BTreeSet<u32> = lines.into_values().flatten().filter(is_record).collect();
    assert!(verdict.lines_with_findings().eq(noted.iter().copied()));
    assert_eq!(verdict.with_findings as usize, noted.len());
    assert_eq!(verdict.accepted_rows(table).collect::<Vec<_>>(), naive.accepted_rows);
}

/// Asserts that the table of a file has the rows and the flaws of quotes that the oracle finds. Only texts in
/// UTF-8 are compared.
#[track_caller]
pub fn assert_reads(bytes: &[u8], table: &Table) {
    let facts = table.facts();
    let is_compared = facts.kind == FileKind::Text && facts.encoding == Encoding::Utf8;
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| is_compared) else { return };
    let text = text.strip_prefix('\u{feff}').filter(|_| facts.bom).unwrap_or(text);
    let unpadded = without_padding(text);
    assert_eq!(table.is_padded(), unpadded.len() < text.len());
    let flaws = table.flaws().iter().filter(|flaw| flaw.kind != FlawKind::NotInEncoding);
    let read = Rows {
        rows: table.records().map(|record| record.cells().map(String::from).collect()).collect(),
        flaws: flaws.copied().collect(),
        ends_with_line_end: table.ends_with_line_end(),
    };
    assert_eq!(read, rows_of(unpadded, facts.dialect, facts.delimiter));
}
