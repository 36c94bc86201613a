//! The question about rows that look like refunds.

use super::row_question::{MANY_TEXTS, is_read, rules_about};
use super::{Candidate, ColumnName, Decisions, LeaveOut, Question, Subject};
use crate::map::{RefundColumn, plain_words, refund_columns};
use crate::read::Table;
use crate::record::trim;
use crate::validate::{RowStatus, Verdict};
use crate::value::{Numeral, amount};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The beginnings of words for money that went back.
const BACK: [&str; 7] = ["refund", "reembols", "revers", "chargeback", "void", "devuel", "devol"];

/// The words of a column about refunds that stand for no refund.
const NO_REFUND: [&str; 7] = ["no", "n", "false", "none", "not", "na", "f"];

/// More texts than these are described by the texts that show no refund.
const FEW_TEXTS: usize = 5;

/// A column, and what its cells have shown.
struct Seen {
    column: RefundColumn,
    is_negative: bool,
    /// The texts of rows that look like refunds, without negative amounts.
    refunds: BTreeSet<String>,
    /// The other texts of a column that is about refunds alone.
    others: BTreeSet<String>,
}

/// The question about rows that would cover a record although they look like refunds. A rule about one of the
/// columns, whatever it leaves out, is the answer for that column.
pub(super) fn about_refunds(table: &Table, verdict: &Verdict, decisions: &Decisions) -> Option<Question> {
    let mut columns = refund_columns(verdict.header.as_ref()?);
    columns.retain(|it| rules_about(decisions, it.column, &it.header).next().is_none());
    if columns.is_empty() || verdict.blocked {
        return None;
    }
    let mut seen: Vec<Seen> = columns.into_iter().map(Seen::new).collect();
    let (mut rows, mut first) = (0, None);
    for record in table.records() {
        let line = record.line();
        let counts = OnceCell::new();
        let counts = || *counts.get_or_init(|| is_applied(table, verdict, line));
        let mut looks_like_one = false;
        for seen in &mut seen {
            let cell = record.cell(seen.column.column);
            looks_like_one |= cell.is_some_and(|cell| seen.note(trim(&cell), counts));
        }
        if looks_like_one {
            rows += 1;
            first = first.or(Some(line));
        }
    }
    seen.retain(Seen::shows_refunds);
    let rules: Vec<Vec<LeaveOut>> = seen.iter().map(Seen::rules).collect();
    let is_complete = rules.iter().all(|rules| !rules.is_empty());
    let leave_out = if is_complete { rules.concat() } else { Vec::new() };
    let columns = seen.into_iter().map(|it| Candidate { column: it.column.column, header: it.column.header });
    let about = Subject::Refunds { columns: columns.collect(), rows, line: first?, leave_out };
    Some(Question { decision: "/leave_out".to_owned(), about })
}

impl Seen {
    fn new(column: RefundColumn) -> Self {
        Self { column, is_negative: false, refunds: BTreeSet::new(), others: BTreeSet::new() }
    }

    /// Takes a cell. Returns whether its row looks like a refund and `counts`.
    fn note(&mut self, cell: &str, counts: impl Fn() -> bool) -> bool {
        let cents = amount(cell).ok().map(Numeral::number);
        let is_refund = is_refund(cell, cents, self.column.is_flag);
        if is_refund && !counts() {
            return false;
        }
        if is_refund && cents.is_some_and(|cents| cents < 0) {
            self.is_negative = true;
        } else if is_refund {
            note(&mut self.refunds, cell);
        } else if self.column.is_flag {
            note(&mut self.others, cell);
        }
        is_refund
    }

    fn shows_refunds(&self) -> bool {
        self.is_negative || !self.refunds.is_empty()
    }

    /// The rules that leave out all that looks like refunds; none if too many texts do.
    fn rules(&self) -> Vec<LeaveOut> {
        let texts = |texts: &BTreeSet<String>| Some(texts.iter().cloned().collect());
        let by_text = match (self.refunds.len(), self.others.len()) {
            (0, _) => None,
            (1..=FEW_TEXTS, _) => Some(LeaveOut { is: texts(&self.refunds), ..LeaveOut::default() }),
            (_, others) if self.column.is_flag && others < MANY_TEXTS => {
                let mut others = self.others.clone();
                others.insert(String::new());
                Some(LeaveOut { is_not: texts(&others), ..LeaveOut::default() })
            }
            (..MANY_TEXTS, _) => Some(LeaveOut { is: texts(&self.refunds), ..LeaveOut::default() }),
            // A rule about some of them would answer the question about all.
            _ => return Vec::new(),
        };
        let negative = self.is_negative.then(|| LeaveOut { is_negative: true, ..LeaveOut::default() });
        [negative, by_text].into_iter().flatten().map(|rule| self.column.rule(rule)).collect()
    }
}

impl RefundColumn {
    fn rule(&self, rule: LeaveOut) -> LeaveOut {
        LeaveOut { column: Some(ColumnName::Position(self.column)), ..rule }
    }
}

/// Notes a text, as long as there are few.
fn note(texts: &mut BTreeSet<String>, text: &str) {
    if texts.len() < MANY_TEXTS && !texts.contains(text) {
        texts.insert(text.to_owned());
    }
}

/// Whether a row counts: it is accepted and covers its record, or an accepted one says the same.
fn is_applied(table: &Table, verdict: &Verdict, line: u32) -> bool {
    verdict.row_status(line) != RowStatus::Rejected && is_read(verdict, line) && verdict.covers(table, line)
}

fn is_refund(cell: &str, cents: Option<i64>, is_flag: bool) -> bool {
    if cell.is_empty() {
        return false;
    }
    let words = plain_words(cell);
    let is_no = words.first().is_none_or(|word| NO_REFUND.contains(&word.as_str()));
    let begins = words.first().is_some_and(|word| BACK.iter().any(|back| word.starts_with(back)));
    match cents {
        Some(cents) => cents < 0 || (is_flag && cents > 0),
        None => begins || (is_flag && !is_no),
    }
}
