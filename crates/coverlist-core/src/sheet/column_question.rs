//! The questions about the columns of a file.

use super::decisions::pointer;
use super::{Question, Subject};
use crate::map::{Check, Expected, Found, HeaderVerdict, Other};
use crate::template::{Column, Template};
use crate::validate::Choices;
use serde::{Deserialize, Serialize};
use std::iter;

/// A column that may hold a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// Its position, from 1.
    pub column: u16,
    /// Its header in the file.
    pub header: String,
}

/// The questions about the columns of a file: those that are proposed, those with the same header, required
/// ones that are missing, and those with names.
pub(super) fn about_columns(header: &HeaderVerdict, template: &Template, choices: &Choices) -> Vec<Question> {
    let mut questions: Vec<Question> =
        header.expected.iter().filter_map(|expected| about_column(expected, &header.others)).collect();
    if header.fits_better.is_none() && !header.is_unlike() {
        let missing = header.expected.iter().filter(|it| it.required && it.found == Found::Missing);
        let missing = missing.filter(|it| !choices.columns.left_out.contains(&it.field));
        questions.extend(missing.filter_map(|it| template.column(it.field)).map(about_missing));
        questions.extend(about_checks(&header.checks));
    }
    questions
}

/// The question about a field, if its column is in doubt.
fn about_column(expected: &Expected, others: &[Other]) -> Option<Question> {
    let (reason, candidates) = match &expected.found {
        Found::Proposed { column, text, reason, rivals } => {
            let proposed = Candidate { column: *column, header: text.clone() };
            let rivals = rivals.iter().map(|it| Candidate { column: it.column, header: it.text.clone() });
            (Some(*reason), iter::once(proposed).chain(rivals).collect())
        }
        Found::Exact { column } => {
            let exact = Candidate { column: *column, header: expected.header.clone() };
            let repeats = others.iter().filter(|other| other.repeats == Some(expected.field));
            let repeats = repeats.map(|it| Candidate { column: it.column, header: it.text.clone() });
            let candidates: Vec<Candidate> = iter::once(exact).chain(repeats).collect();
            if candidates.len() == 1 {
                return None;
            }
            (None, candidates)
        }
        Found::Mapped { .. } | Found::Constant | Found::Missing => return None,
    };
    let (field, header, required) = (expected.field, expected.header.clone(), expected.required);
    let decision = pointer("columns", &header);
    Some(Question { decision, about: Subject::Column { field, header, required, reason, candidates } })
}

/// The question about a required column that the file does not seem to have.
fn about_missing(column: &Column) -> Question {
    let constants = column.main_words().into_iter().map(str::to_owned).collect();
    let (field, header) = (column.field, column.header.clone());
    Question { decision: pointer("columns", &header), about: Subject::Missing { field, header, constants } }
}

/// The question about the columns with names that nobody has decided, if there are any.
fn about_checks(checks: &[Check]) -> Option<Question> {
    let proposed = checks.iter().filter(|check| !check.chosen);
    let columns: Vec<Candidate> =
        proposed.map(|it| Candidate { column: it.column, header: it.text.clone() }).collect();
    let is_open = !columns.is_empty();
    is_open.then(|| Question { decision: "/check".to_owned(), about: Subject::Check { columns } })
}
