//! Findings about the file as a whole.

use super::Limits;
use super::layout::Layout;
use crate::findings::{Code, Finding};
use crate::read::{Table, WorkbookFacts};

/// The finding that prevents the validation of a file, if any.
pub(super) fn unreadable(table: &Table, layout: &Layout, limits: Limits) -> Option<Finding> {
    let facts = table.facts();
    let unread = table.workbook().and_then(WorkbookFacts::unread);
    let code = match unread.map(|finding| finding.code).or_else(|| facts.kind.code()) {
        Some(code) => code,
        None if facts.bytes > limits.max_bytes || table.is_cut() => Code::FileTooLarge,
        None if !limits.allow_rows_of(table) => too_many(table, limits),
        None => return nul(table, layout),
    };
    Some(Finding::file(code))
}

/// The code of a file with too many rows. The extra rows may be blank.
fn too_many(table: &Table, limits: Limits) -> Code {
    if limits.allow_records(table.filled()) { Code::FileBlankRows } else { Code::FileTooManyRows }
}

/// The finding about the first NUL character of a damaged file.
fn nul(table: &Table, layout: &Layout) -> Option<Finding> {
    let (line, column) = table.first_nul()?;
    Some(Finding::cell(Code::FileNul, line, column, layout.field(column)))
}

/// The finding about padding at the end of a file.
pub(super) fn padding(table: &Table) -> Option<Finding> {
    table.is_padded().then(|| Finding::file(Code::FilePadded))
}

/// The finding about letters that make more sense in another encoding.
pub(super) fn doubtful_encoding(table: &Table) -> Option<Finding> {
    table.is_encoding_doubtful().then(|| Finding::file(Code::EncodingDoubtful))
}

/// The findings about the workbook from which the table comes.
pub(super) fn workbook(table: &Table) -> impl Iterator<Item = Finding> {
    table.workbook().into_iter().flat_map(WorkbookFacts::findings)
}

/// Explains why a file has no rows to apply.
pub(super) fn without_rows(is_empty: bool) -> Finding {
    Finding::file(if is_empty { Code::FileEmpty } else { Code::FileNoRows })
}
