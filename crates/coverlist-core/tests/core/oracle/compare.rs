//! Compares the naive answer with the engine's.

use super::file::{Question, answer};
use coverlist_core::findings::Code;
use coverlist_core::read::Table;
use coverlist_core::validate::{RowStatus, validate};

/// Asserts that engine and oracle give one answer about a file: header, date columns, row statuses, counts,
/// findings, and the values of accepted rows.
#[track_caller]
pub fn assert_agree(table: &Table, question: Question<'_>) {
    let Question { template, templates, choices, today, limits } = question;
    let verdict = validate(table, template, templates, choices, today, limits);
    let naive = answer(table, question);
    assert_eq!(verdict.header, naive.header);
    assert_eq!(verdict.dates, naive.dates);
    let row_statuses: Vec<RowStatus> = (1..).take(table.len()).map(|line| verdict.row_status(line)).collect();
    assert_eq!(row_statuses, naive.row_statuses);
    assert_eq!(verdict.findings, naive.findings);
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
    assert_eq!(verdict.accepted_rows(table).collect::<Vec<_>>(), naive.accepted_rows);
}
