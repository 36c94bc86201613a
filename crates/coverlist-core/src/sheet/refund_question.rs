//! The question about rows that look like refunds.

use super::{Candidate, ColumnName, Decisions, Question, Subject};
use crate::findings::Code;
use crate::map::{RefundColumn, plain_words, refund_columns};
use crate::read::Table;
use crate::record::trim;
use crate::validate::{RowStatus, Verdict};
use crate::value::{Numeral, amount};

/// The beginnings of words for money that went back.
const BACK: [&str; 7] = ["refund", "reembols", "revers", "chargeback", "void", "devuel", "devol"];

/// The words of a column about refunds that stand for no refund.
const NO_REFUND: [&str; 7] = ["no", "n", "false", "none", "not", "na", "f"];

/// The question about rows that would be applied although they look like refunds. A rule about one of the
/// columns, whatever it leaves out, is the answer for that column.
pub(super) fn about_refunds(table: &Table, verdict: &Verdict, decisions: &Decisions) -> Option<Question> {
    let mut columns = refund_columns(verdict.header.as_ref()?);
    columns.retain(|column| !has_rule(decisions, column));
    if columns.is_empty() || verdict.blocked {
        return None;
    }
    let mut shown = vec![false; columns.len()];
    let (mut rows, mut first) = (0, None);
    for record in table.records() {
        let line = record.line();
        let shows = |column: &RefundColumn| {
            record.cell(column.column).is_some_and(|cell| is_refund(trim(&cell), column.is_flag))
        };
        if !columns.iter().any(shows) || !is_applied(verdict, line) {
            continue;
        }
        columns.iter().zip(&mut shown).for_each(|(column, shown)| *shown |= shows(column));
        rows += 1;
        first = first.or(Some(line));
    }
    let columns = columns.into_iter().zip(shown).filter(|(_, shown)| *shown);
    let columns = columns.map(|(it, _)| Candidate { column: it.column, header: it.header }).collect();
    let about = Subject::Refunds { columns, rows, line: first? };
    Some(Question { decision: "/leave_out".to_owned(), about })
}

/// Whether a rule that leaves rows out is about the column.
fn has_rule(decisions: &Decisions, column: &RefundColumn) -> bool {
    let is_of_column = |name: &ColumnName| match name {
        ColumnName::Position(position) => *position == column.column,
        ColumnName::Header(header) => trim(header) == trim(&column.header),
    };
    decisions.leave_out.iter().any(|rule| rule.column.as_ref().is_some_and(is_of_column))
}

/// Whether a row counts: it is accepted, or set aside because an accepted one says the same.
fn is_applied(verdict: &Verdict, line: u32) -> bool {
    match verdict.row_status(line) {
        RowStatus::Accepted => true,
        RowStatus::SetAside => verdict.findings_of(line).iter().any(|it| it.code == Code::KeyRepeated),
        _ => false,
    }
}

fn is_refund(cell: &str, is_flag: bool) -> bool {
    if cell.is_empty() {
        return false;
    }
    let cents = amount(cell).ok().map(Numeral::number);
    let words = plain_words(cell);
    let is_no = words.first().is_none_or(|word| NO_REFUND.contains(&word.as_str()));
    let begins = words.first().is_some_and(|word| BACK.iter().any(|back| word.starts_with(back)));
    match cents {
        Some(cents) => cents < 0 || (is_flag && cents > 0),
        None => begins || (is_flag && !is_no),
    }
}
