//! The questions about a file that only a person can answer.

use super::decisions::{Decisions, pointer};
use crate::findings::Code;
use crate::read::{Delimiter, Encoding, Table};
use crate::record::Field;
use crate::template::{Template, TemplateSet};
use crate::validate::{Choices, Expected, Found, Other, Verdict, header};
use serde::{Deserialize, Serialize};

/// An open question about a file, and the place of its answer in the decisions document. It holds headers,
/// positions and lines, and never a cell's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The place of the answer in the decisions document: a JSON pointer.
    pub decision: String,
    /// The subject of the question.
    #[serde(flatten)]
    pub about: Subject,
}

/// The subject of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Subject {
    /// Which column holds a field: one with a similar header, or one of several with the same.
    Column {
        /// The field.
        field: Field,
        /// Its header in the template.
        header: String,
        /// Whether every file must have the column.
        required: bool,
        /// The columns that may hold it.
        candidates: Vec<Candidate>,
    },
    /// Whether the day or the month comes first in a column.
    DateOrder {
        /// The field of the column.
        field: Field,
        /// The header in the template.
        header: String,
        /// The position of the column, from 1.
        column: u16,
        /// The first line with a date that must be day-first.
        day_first: Option<u32>,
        /// The first line with a date that must be month-first.
        month_first: Option<u32>,
        /// The first line with a date that can be either.
        either: Option<u32>,
    },
    /// The encoding of the file: some bytes are no characters in the detected one.
    Encoding {
        /// The encoding in which the file was read.
        encoding: Encoding,
        /// The first line with such bytes.
        line: Option<u32>,
    },
    /// The character that separates cells: no header was found with the detected one.
    Delimiter {
        /// The delimiter with which the file was read.
        delimiter: Delimiter,
    },
}

/// A column that may hold a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// Its position, from 1.
    pub column: u16,
    /// Its header in the file.
    pub header: String,
}

/// The questions about the columns of a file: those with a similar header, and those with the same one.
pub(super) fn about_columns(
    table: &Table,
    template: &Template,
    templates: &TemplateSet,
    choices: &Choices,
) -> Vec<Question> {
    let Some(asked) = header(table, template, templates, choices) else { return Vec::new() };
    // Without the most similar columns, the header verdict names all others that are similar.
    let mut without = choices.clone();
    without.left_out.extend(asked.expected.iter().filter(|it| it.is_similar()).map(|it| it.field));
    let others = header(table, template, templates, &without).map(|header| header.others).unwrap_or_default();
    asked.expected.iter().filter_map(|expected| about_column(expected, &asked.others, &others)).collect()
}

/// The question about a field, if its column is in doubt: `repeated` may have its header once more, and
/// `similar` a similar one.
fn about_column(expected: &Expected, repeated: &[Other], similar: &[Other]) -> Option<Question> {
    let repeats = repeated.iter().filter(|other| other.repeats == Some(expected.field));
    let similar = similar.iter().filter(|other| other.left_out == Some(expected.field));
    let others = repeats.chain(similar).map(|other| (other.column, &other.text));
    let candidates: Vec<Candidate> = match &expected.found {
        Found::Similar { column, text } => candidates((*column, text), others),
        Found::Exact { column } => candidates((*column, &expected.header), others),
        Found::Mapped { .. } | Found::Missing => return None,
    };
    let is_open = expected.is_similar() || candidates.len() > 1;
    let (field, header, required) = (expected.field, expected.header.clone(), expected.required);
    let decision = pointer("columns", &header);
    let about = Subject::Column { field, header, required, candidates };
    is_open.then_some(Question { decision, about })
}

/// The first column, and the others, each once.
fn candidates<'a>(
    first: (u16, &'a String),
    others: impl Iterator<Item = (u16, &'a String)>,
) -> Vec<Candidate> {
    let others = others.filter(|(column, _)| *column != first.0);
    let all = std::iter::once(first).chain(others);
    all.map(|(column, header)| Candidate { column, header: header.clone() }).collect()
}

/// The questions about the rows and the bytes of a validated file.
pub(super) fn about_rows(verdict: &Verdict, decisions: &Decisions) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let blocking = verdict.top_findings(usize::MAX);
    if let Some(finding) = verdict.first(Code::EncodingDamaged).filter(|_| decisions.encoding.is_none()) {
        let about = Subject::Encoding { encoding: verdict.facts.encoding, line: finding.line };
        questions.push(Question { decision: "/encoding".to_owned(), about });
    }
    if verdict.first(Code::HeaderNotFound).is_some() && decisions.delimiter.is_none() {
        let about = Subject::Delimiter { delimiter: verdict.facts.delimiter };
        questions.push(Question { decision: "/delimiter".to_owned(), about });
    }
    for date in &verdict.dates {
        let is_open = blocking.iter().any(|it| it.code.is_of_date_order() && it.field == Some(date.field));
        if is_open {
            let about = Subject::DateOrder {
                field: date.field,
                header: verdict.template().header(date.field).to_owned(),
                column: date.column,
                day_first: date.day_first,
                month_first: date.month_first,
                either: date.either,
            };
            questions.push(Question { decision: "/date_order".to_owned(), about });
        }
    }
    questions
}
