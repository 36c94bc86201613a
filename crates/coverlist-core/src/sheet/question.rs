//! The questions about a file that only a person can answer.

use super::decisions::{Decisions, pointer};
use crate::findings::Code;
use crate::read::{Delimiter, Encoding};
use crate::record::Field;
use crate::validate::{Expected, Found, HeaderVerdict, Verdict};
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

/// Questions about columns, one for each field.
#[derive(Debug, Default)]
pub(super) struct Questions(pub(super) Vec<Question>);

impl Questions {
    /// Adds questions. Further columns for one field are further candidates. A column that the file does not
    /// have by decision is no question.
    pub(super) fn add(&mut self, news: Vec<Question>, decisions: &Decisions) {
        for new in news {
            let Subject::Column { header, candidates, .. } = &new.about else { continue };
            match self.0.iter_mut().find(|known| known.decision == new.decision) {
                Some(known) => known.add_candidates(candidates),
                None if decisions.has_no_column(header) => {}
                None => self.0.push(new),
            }
        }
    }
}

impl Question {
    fn add_candidates(&mut self, others: &[Candidate]) {
        if let Subject::Column { candidates, .. } = &mut self.about {
            let news: Vec<_> = others.iter().filter(|other| !candidates.contains(other)).cloned().collect();
            candidates.extend(news);
        }
    }
}

/// The columns of the header that wait for a person: similar ones, and those with the same header.
pub(super) fn about_columns(header: &HeaderVerdict) -> Vec<Question> {
    let question = |expected: &Expected| {
        let repeats = header.others.iter().filter(|other| other.repeats == Some(expected.field));
        let repeats = repeats.map(|other| Candidate { column: other.column, header: other.text.clone() });
        let mut candidates: Vec<Candidate> = repeats.collect();
        match &expected.found {
            Found::Similar { column, text } => {
                candidates.insert(0, Candidate { column: *column, header: text.clone() });
            }
            Found::Exact { column } if !candidates.is_empty() => {
                candidates.insert(0, Candidate { column: *column, header: expected.header.clone() });
            }
            Found::Exact { .. } | Found::Mapped { .. } | Found::Missing => return None,
        }
        let (field, header, required) = (expected.field, expected.header.clone(), expected.required);
        let decision = pointer("columns", &header);
        Some(Question { decision, about: Subject::Column { field, header, required, candidates } })
    };
    header.expected.iter().filter_map(question).collect()
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
