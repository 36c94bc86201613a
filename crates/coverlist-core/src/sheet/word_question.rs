//! The question about the words of status and choice columns.

use super::decisions::pointer;
use super::resolve::{Undecided, resolve};
use super::word_proposals::proposal;
use super::{ColumnName, ColumnOrigin, Decisions, Question, Subject};
use crate::read::Table;
use crate::template::TemplateSet;
use crate::validate::{UnknownWord, UnknownWords, Verdict};
use serde::{Deserialize, Serialize};

/// A word that the template does not have. Its rows are rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedWord {
    /// The word; empty for blank cells.
    pub text: String,
    /// The number of rows with the word.
    pub rows: u32,
    /// The template's word that it probably stands for. A person confirms it.
    pub proposal: Option<String>,
}

/// The questions about the words of status and choice columns.
pub(super) fn about_words(table: &Table, verdict: &Verdict) -> Vec<Question> {
    let ask = |unknown: UnknownWords| {
        let column = verdict.template().column(unknown.field)?;
        let ask_word = |word: UnknownWord| AskedWord {
            proposal: proposal(column, &word.text),
            text: word.text,
            rows: word.rows,
        };
        let header = column.header.clone();
        let decision = pointer("words", &header);
        let words = unknown.words.into_iter().map(ask_word).collect();
        let about = Subject::Words { field: unknown.field, header, words, more: unknown.more };
        Some(Question { decision, about })
    };
    verdict.unknown_words(table).into_iter().filter_map(ask).collect()
}

/// The questions about the words of columns that `asked` proposes without a rival. They come together with
/// the proposal, so a person confirms the column and its words at once.
pub(super) fn about_proposed_words(
    table: &Table,
    templates: &TemplateSet,
    verdict: &Verdict,
    decisions: &Decisions,
    asked: &[Question],
) -> Vec<Question> {
    let mut confirmed = decisions.clone();
    let mut fields = Vec::new();
    for (field, header, column) in asked.iter().filter_map(Question::proposed_column) {
        let origin = ColumnOrigin::Column(ColumnName::Position(column));
        confirmed.columns.insert(header.to_owned(), Some(origin));
        fields.push(field);
    }
    let template = verdict.template();
    let has_words = |field| template.column(field).is_some_and(|column| !column.words.is_empty());
    fields.retain(|field| has_words(*field));
    if fields.is_empty() {
        return Vec::new();
    }
    let resolved = resolve(table, template, templates, &confirmed, Undecided::LeftOut);
    let words = resolved.map(|choices| about_words(table, &verdict.under(table, templates, &choices)));
    let mut words = words.unwrap_or_default();
    words.retain(|it| matches!(it.about, Subject::Words { field, .. } if fields.contains(&field)));
    words
}
