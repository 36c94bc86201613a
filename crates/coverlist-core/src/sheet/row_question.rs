//! What the questions about leaving rows out by a column share.

use super::{ColumnName, Decisions, LeaveOut};
use crate::findings::Code;
use crate::record::trim;
use crate::validate::{RowStatus, Verdict};

/// A column with this many texts or more has no rule that lists them.
pub(super) const MANY_TEXTS: usize = 50;

/// The rules that leave rows out by a column with a header.
pub(super) fn rules_about<'a>(
    decisions: &'a Decisions,
    column: u16,
    header: &'a str,
) -> impl Iterator<Item = &'a LeaveOut> {
    let is_of_column = move |name: &ColumnName| match name {
        ColumnName::Position(position) => *position == column,
        ColumnName::Header(name) => trim(name) == trim(header),
    };
    decisions.leave_out.iter().filter(move |rule| rule.column.as_ref().is_some_and(is_of_column))
}

/// Whether a row would be read if its cells were right: it is not set aside, or only because another row says
/// the same.
pub(super) fn is_read(verdict: &Verdict, line: u32) -> bool {
    match verdict.row_status(line) {
        RowStatus::Accepted | RowStatus::Rejected => true,
        RowStatus::SetAside => verdict.findings_of(line).iter().any(|it| it.code == Code::KeyRepeated),
        RowStatus::Header => false,
    }
}
