//! Makes a source from the answers about a file.

use super::super::{
    ColumnName, ColumnOrigin, Converted, DateOrders, DecimalStyles, Decisions, LeaveOut, OrderWord, Question,
    Subject,
};
use super::Source;
use super::field_names::with_ids;
use crate::map::{Expected, Found};
use crate::record::{Field, inserted, trim};
use crate::validate::Verdict;
use crate::value::DecimalStyle;
use std::collections::BTreeMap;

/// The answers about a file.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// The verdict on the file.
    pub verdict: &'a Verdict,
    /// The names of the file's columns, from left to right.
    pub headers: &'a [String],
    /// The decisions that were applied.
    pub decisions: &'a Decisions,
    /// The questions that are open.
    pub questions: &'a [Question],
}

impl Source {
    /// The source that gives the next files of the sender the decisions about a converted file. `None` when
    /// the file has no header to know it by, and when it is blocked.
    pub fn of(name: &str, converted: &Converted) -> Option<Self> {
        let Converted { sheet, verdict, headers, decisions, questions, .. } = converted;
        sheet.as_ref()?;
        Self::of_answers(name, Answers { verdict, headers, decisions, questions })
    }

    /// The source that gives the next files of the sender the answers about a file. Open questions stay open.
    /// `None` when the file has no header to know it by.
    pub fn of_answers(name: &str, answers: Answers<'_>) -> Option<Self> {
        let Answers { verdict, headers: names, decisions: decided, questions } = answers;
        let header = verdict.header.as_ref()?;
        let is_open = |field| questions.iter().any(|asked| asks_about(&asked.about, field));
        let headers = match header.lines {
            0 => vec![String::new(); names.len()],
            _ => names.iter().map(|name| trim(name).to_owned()).collect(),
        };
        let name_in_source = |column| ColumnName::of(column, &headers);
        let renamed = |name: &ColumnName| Some(name_in_source(name.position(names).ok()?));
        let columns = header.expected.iter().filter(|expected| !is_open(expected.field));
        let columns = columns.filter_map(|expected| {
            let origin = match expected.found {
                Found::Exact { column } | Found::Mapped { column, .. } => {
                    Some(ColumnOrigin::Column(name_in_source(column)))
                }
                Found::Constant => decided.columns.get(&expected.header)?.clone(),
                Found::Missing | Found::Proposed { .. } => None,
            };
            Some((expected.header.clone(), origin))
        });
        let general = decided.of_sender();
        let rule = |rule: &LeaveOut| {
            let column = Some(renamed(rule.column.as_ref()?)?);
            Some(LeaveOut { column, ..rule.clone() })
        };
        let decisions = Decisions {
            columns: columns.collect(),
            date_order: date_order(decided, verdict, &header.expected),
            decimal: decimal(verdict),
            check: general.check.as_ref().map(|names| names.iter().filter_map(renamed).collect()),
            leave_out: general.leave_out.iter().filter_map(rule).collect(),
            ..general
        };
        let template = verdict.template();
        Some(Self {
            name: name.to_owned(),
            version: 0,
            template: template.id.clone(),
            decisions: with_ids(decisions, template),
            headers,
        })
    }
}

/// Whether a question is about the column of a field.
fn asks_about(subject: &Subject, sought: Field) -> bool {
    match subject {
        Subject::Column { field, .. } => *field == sought,
        Subject::SourceColumn { field, .. } => *field == Some(sought),
        _ => false,
    }
}

/// The orders that a person chose or the rows prove, of the date columns that the file has.
fn date_order(decided: &Decisions, verdict: &Verdict, expected: &[Expected]) -> Option<DateOrders> {
    let template = verdict.template();
    let chosen = decided.date_order.as_ref().map(|orders| orders.by_header(template)).unwrap_or_default();
    let has_column =
        |header: &str| expected.iter().any(|it| it.header == header && it.found.read_from().is_some());
    let mut orders: BTreeMap<String, OrderWord> =
        chosen.into_iter().filter(|(header, _)| has_column(header)).collect();
    let proven = verdict.dates.iter().filter_map(|date| Some((date.field, date.order?)));
    orders.extend(proven.map(|(field, order)| (template.header(field).to_owned(), order.into())));
    (!orders.is_empty()).then_some(DateOrders::ByHeader(orders))
}

/// The decimal styles that a person chose, and the commas that the rows prove. All other columns have a
/// point.
fn decimal(verdict: &Verdict) -> Option<DecimalStyles> {
    let template = verdict.template();
    let saved = verdict.decimals.iter().filter_map(|column| {
        let style = column.style.filter(|style| column.chosen || *style == DecimalStyle::Comma)?;
        Some((template.header(column.field).to_owned(), style))
    });
    let saved: BTreeMap<String, DecimalStyle> = inserted(saved);
    (!saved.is_empty()).then_some(DecimalStyles::ByHeader(saved))
}
