//! The question about rows that are about other things than insurance, such as a yearbook in a list of
//! payments.

use super::row_question::{MANY_TEXTS, is_read, rules_about};
use super::{Decisions, LeaveOut, Question, Subject};
use crate::map::{is_about_insurance, item_columns};
use crate::read::Table;
use crate::record::trim;
use crate::validate::Verdict;
use std::collections::BTreeMap;

/// The question whether only the rows about insurance are read, for the first column that says what a row is
/// about. A rule that lists what is read, or that leaves out nothing, is the answer for all such columns.
pub(super) fn about_items(table: &Table, verdict: &Verdict, decisions: &Decisions) -> Option<Question> {
    let columns = item_columns(verdict.header.as_ref()?);
    let answers = |rule: &LeaveOut| rule.is_not.is_some() || rule.is.as_ref().is_some_and(Vec::is_empty);
    if verdict.blocked || columns.iter().any(|it| rules_about(decisions, it.column, &it.text).any(answers)) {
        return None;
    }
    let about = columns.iter().find_map(|it| items_of(table, verdict, it.column, it.text.clone()))?;
    Some(Question { decision: "/leave_out".to_owned(), about })
}

/// What the cells of a column say; `None` unless some rows are about insurance and others are not.
fn items_of(table: &Table, verdict: &Verdict, column: u16, header: String) -> Option<Subject> {
    let mut rows: BTreeMap<String, u32> = BTreeMap::new();
    for record in table.records().filter(|record| is_read(verdict, record.line())) {
        let cell = record.cell(column).unwrap_or_default();
        let text = trim(&cell);
        let is_full = rows.len() == MANY_TEXTS;
        match rows.get_mut(text) {
            Some(rows) => *rows += 1,
            None if is_full => return None,
            None => drop(rows.insert(text.to_owned(), 1)),
        }
    }
    let (insured, others): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(text, _)| is_about_insurance(text));
    if insured.is_empty() || others.iter().all(|(text, _)| text.is_empty()) {
        return None;
    }
    let count = |rows: &[(String, u32)]| rows.iter().map(|(_, rows)| rows).sum();
    let (rows, other_rows) = (count(&insured), count(&others));
    let texts = |rows: Vec<(String, u32)>| rows.into_iter().map(|(text, _)| text).collect();
    Some(Subject::Items { column, header, rows, other_rows, items: texts(insured), others: texts(others) })
}
