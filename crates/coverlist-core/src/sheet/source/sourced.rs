//! The decisions about a file, with those of a saved source.

use super::super::decisions::pointer;
use super::super::{ColumnDecision, Decisions, ForColumns, Question, Subject};
use super::{AppliedSource, MissingColumn, SourceUse};
use crate::record::Field;
use crate::template::Template;
use crate::validate::{DateColumn, Verdict};

/// The decisions about a file, with those of a saved source.
#[derive(Clone, Debug)]
pub struct Sourced {
    /// The person's own decisions, and those of the source that they leave open.
    pub decisions: Decisions,
    /// The use of saved sources; `None` if none has headers like those of the file.
    pub used: Option<SourceUse>,
    /// The person's own decisions.
    pub(super) own: Decisions,
}

impl Sourced {
    /// A person's own decisions alone.
    pub fn without_source(own: Decisions) -> Self {
        Self { decisions: own.clone(), used: None, own }
    }

    /// The name of the source that is applied.
    pub fn source_name(&self) -> Option<String> {
        self.used.as_ref().and_then(SourceUse::applied).map(|applied| applied.name.clone())
    }

    /// Drops the date orders and decimal styles of the source that a row contradicts: the rows prove them, or
    /// a person chooses them. Returns whether there was one. The file must then be validated again.
    pub fn drop_contradicted(&mut self, verdict: &Verdict) -> bool {
        let template = verdict.template();
        if self.used.is_none() {
            return false;
        }
        let dates = verdict.dates.iter().filter(|date| is_contradicted(date)).map(|date| date.field);
        let has_order =
            drop_for(dates, &mut self.decisions.date_order, self.own.date_order.as_ref(), template);
        let numbers = verdict.decimals.iter().filter(|column| column.is_contradicted());
        let numbers = numbers.map(|column| column.field);
        let has_style = drop_for(numbers, &mut self.decisions.decimal, self.own.decimal.as_ref(), template);
        has_order || has_style
    }

    /// The questions about the columns that the source reads and the file does not have. `decisions` are
    /// those that were applied, and `open` are the other open questions.
    pub fn questions(&self, verdict: &Verdict, decisions: &Decisions, open: &[Question]) -> Vec<Question> {
        let Some(applied) = self.used.as_ref().and_then(SourceUse::applied) else { return Vec::new() };
        let is_open = |asked: &Question| open.iter().any(|other| other.decision == asked.decision);
        let questions = applied.missing.iter().filter_map(|missing| match missing.field {
            Some(_) => about_field(applied, missing, verdict, decisions).filter(|asked| !is_open(asked)),
            None => self.about_rule(applied, missing),
        });
        questions.collect()
    }

    /// The question about the column of a rule. A rule of the person that may leave rows out answers it.
    fn about_rule(&self, applied: &AppliedSource, missing: &MissingColumn) -> Option<Question> {
        let is_answered =
            !missing.of_rule || self.own.leave_out.iter().any(|rule| rule.may_leave_out_by_column());
        (!is_answered).then(|| Question {
            decision: "/leave_out".to_owned(),
            about: Subject::SourceColumn {
                source: applied.name.clone(),
                missing: missing.header.clone(),
                field: None,
                header: None,
            },
        })
    }
}

/// Drops the decisions about some fields that are not the person's own. Returns whether there was one.
fn drop_for<T: ColumnDecision>(
    fields: impl Iterator<Item = Field>,
    decided: &mut Option<ForColumns<T>>,
    own: Option<&ForColumns<T>>,
    template: &Template,
) -> bool {
    let own = own.map(|own| own.by_header(template)).unwrap_or_default();
    let Some(all) = &decided else { return false };
    let mut kept = all.by_header(template);
    let before = kept.len();
    for header in fields.map(|field| template.header(field)).filter(|header| !own.contains_key(*header)) {
        kept.remove(header);
    }
    let has_dropped = kept.len() < before;
    if has_dropped {
        *decided = (!kept.is_empty()).then_some(ForColumns::ByHeader(kept));
    }
    has_dropped
}

/// The question about the column of a field. Another column of the field answers it.
fn about_field(
    applied: &AppliedSource,
    missing: &MissingColumn,
    verdict: &Verdict,
    decisions: &Decisions,
) -> Option<Question> {
    let field = missing.field?;
    let header = verdict.template().header(field).to_owned();
    let is_found = verdict.header.as_ref().is_some_and(|header| header.column(field).is_some());
    if is_found || decisions.columns.contains_key(&header) {
        return None;
    }
    let (source, missing) = (applied.name.clone(), missing.header.clone());
    let decision = pointer("columns", &header);
    let about = Subject::SourceColumn { source, missing, field: Some(field), header: Some(header) };
    Some(Question { decision, about })
}

/// Whether a row proves the other order than the chosen one.
fn is_contradicted(date: &DateColumn) -> bool {
    date.chosen && date.order.is_some_and(|order| date.proving(order.other()).count > 0)
}
