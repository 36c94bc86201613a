//! What is said of the file as a whole.

use super::layout::Layout;
use super::{HeaderVerdict, Limits};
use crate::findings::{Code, Finding};
use crate::read::Table;

/// What keeps a file from being validated at all, if something does.
pub(super) fn unreadable(table: &Table, layout: &Layout, limits: Limits) -> Option<Finding> {
    let facts = table.facts();
    let code = match facts.kind.code() {
        Some(code) => code,
        None if facts.bytes > limits.max_bytes || table.is_cut() => Code::FileTooLarge,
        None if !limits.allow_records(table.len()) => too_many(table, limits),
        None => return nul(table, layout),
    };
    Some(Finding::file(code))
}

/// Spreadsheets save every row that was ever filled or formatted, so the rows that are too many may all be blank.
fn too_many(table: &Table, limits: Limits) -> Code {
    if limits.allow_records(table.filled()) { Code::FileBlankRows } else { Code::FileTooManyRows }
}

/// Where a damaged file holds zeros.
fn nul(table: &Table, layout: &Layout) -> Option<Finding> {
    let (line, column) = table.first_nul()?;
    Some(Finding::cell(Code::FileNul, line, column, layout.field(column)))
}

/// What is said of a text without a row to apply.
pub(super) fn without_rows(header: Option<&HeaderVerdict>, findings: &[Finding]) -> Finding {
    let only_blanks = findings.iter().all(|finding| finding.code == Code::RowBlank);
    Finding::file(if header.is_none() && only_blanks { Code::FileEmpty } else { Code::FileNoRows })
}
