//! Accepts the proposals of questions.

use super::resolve::{Undecided, resolve};
use super::{ColumnName, ColumnOrigin, DecisionFault, Decisions, Question, Subject, Terms, questions};
use crate::map::header_cells;
use crate::read::Table;
use crate::record::inserted;
use crate::validate::validate;
use crate::value::Century;
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Decisions {
    /// Accepts every proposal of these questions that has no rival. All other questions stay open. `headers`
    /// are those of the file; without them, columns are named by their positions. Returns whether there was a
    /// proposal.
    pub fn confirm(&mut self, questions: &[Question], headers: &[impl AsRef<str>]) -> bool {
        let before = self.clone();
        self.century = self.century.or_else(|| proposed_century(questions));
        for (_, header, column) in questions.iter().filter_map(Question::proposed_column) {
            let origin = ColumnOrigin::Column(ColumnName::of(column, headers));
            self.columns.insert(header.to_owned(), Some(origin));
        }
        for question in questions {
            match &question.about {
                Subject::Words { header, words, .. } => {
                    let proposed =
                        words.iter().filter_map(|word| Some((word.text.clone(), word.proposal.clone()?)));
                    let proposed: BTreeMap<String, String> = inserted(proposed);
                    if !proposed.is_empty() {
                        self.words.entry(header.clone()).or_default().extend(proposed);
                    }
                }
                Subject::Check { columns } => {
                    self.check = Some(columns.iter().map(|it| ColumnName::of(it.column, headers)).collect());
                }
                Subject::Repair { header, finding, .. } => {
                    self.repairs.entry(header.clone()).or_default().push(*finding);
                }
                Subject::Missing { .. }
                | Subject::Column { .. }
                | Subject::Key { .. }
                | Subject::Items { .. }
                | Subject::Refunds { .. }
                | Subject::DateOrder { .. }
                | Subject::Century { .. }
                | Subject::Decimal { .. }
                | Subject::HiddenRows { .. }
                | Subject::Encoding { .. }
                | Subject::SourceColumn { .. }
                | Subject::Delimiter { .. } => {}
            }
        }
        *self != before
    }
}

/// The century of the file: the one that every column with the question proposes.
fn proposed_century(questions: &[Question]) -> Option<Century> {
    let mut proposals = questions.iter().filter_map(|question| match question.about {
        Subject::Century { proposal, .. } => Some(proposal),
        _ => None,
    });
    let first = proposals.next()??;
    proposals.all(|proposal| proposal == Some(first)).then_some(first)
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
        let mut verdict = validate(table, template, templates, &choices, today, limits);
        let mut repaired = Cow::Borrowed(table);
        if !decisions.repairs.is_empty() {
            decisions.correct(repaired.to_mut(), &mut verdict)?;
        }
        let table = &*repaired;
        let headers = header_cells(table, templates, decisions.header).unwrap_or_default();
        if !decisions.confirm(&questions(table, templates, &verdict, &decisions), &headers) {
            return Ok(decisions);
        }
    }
}
