//! The open questions about a file.

use crate::SentenceView;
#[cfg(not(target_arch = "wasm32"))]
use coverlist_core::sheet::Question;
#[cfg(not(target_arch = "wasm32"))]
use coverlist_messages::question;
use serde::{Deserialize, Serialize};

/// An open question about a file. The page reads the sentence only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionView {
    /// The subject of the question, and the place of its answer.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(flatten)]
    pub question: Question,
    /// The question as a sentence.
    #[serde(flatten)]
    pub sentence: SentenceView,
}

#[cfg(not(target_arch = "wasm32"))]
impl QuestionView {
    /// A question with its sentence.
    pub fn new(about: &Question) -> Self {
        Self { question: about.clone(), sentence: question(about).into() }
    }
}
