//! The question about the words of status and choice columns.

use super::decisions::pointer;
use super::word_proposals::proposal;
use super::{Question, Subject};
use crate::read::Table;
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
