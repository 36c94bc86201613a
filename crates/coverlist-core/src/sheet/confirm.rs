//! Accepts the proposals of questions.

use super::resolve::{Undecided, resolve};
use super::{ColumnName, ColumnOrigin, DecisionFault, Decisions, Question, Subject, Terms, questions};
use crate::read::Table;
use crate::record::inserted;
use crate::validate::validate;
use std::collections::BTreeMap;

impl Decisions {
    /// Accepts every proposal of these questions that has no rival. All other questions stay open. Returns
    /// whether there was one.
    pub fn confirm(&mut self, questions: &[Question]) -> bool {
        let before = self.clone();
        for question in questions {
            match &question.about {
                Subject::Column { header, reason: Some(_), candidates, .. } => {
                    if let [only] = candidates.as_slice() {
                        self.columns.insert(
                            header.clone(),
                            Some(ColumnOrigin::Column(ColumnName::Position(only.column))),
                        );
                    }
                }
                Subject::Words { header, words, .. } => {
                    let proposed =
                        words.iter().filter_map(|word| Some((word.text.clone(), word.proposal.clone()?)));
                    let proposed: BTreeMap<String, String> = inserted(proposed);
                    if !proposed.is_empty() {
                        self.words.entry(header.clone()).or_default().extend(proposed);
                    }
                }
                _ => {}
            }
        }
        *self != before
    }
}

/// Accepts every proposal about a file that has no rival, also those that follow from other ones: words are
/// known when their column is.
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub fn confirm_all(
    table: &Table,
    terms: &Terms<'_>,
    decisions: &Decisions,
) -> Result<Decisions, DecisionFault> {
    let Terms { template, templates, today, limits } = *terms;
    let mut decisions = decisions.clone();
    loop {
        let choices = resolve(table, template, templates, &decisions, Undecided::LeftOut)?;
        let verdict = validate(table, template, templates, &choices, today, limits);
        if !decisions.confirm(&questions(table, templates, &verdict, &decisions)) {
            return Ok(decisions);
        }
    }
}
