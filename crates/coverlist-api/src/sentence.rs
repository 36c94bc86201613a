//! Sentences on the wire.

use coverlist_messages::{English, Message, Params, render};
use serde::{Deserialize, Serialize};

/// A sentence as a code with parameters, from which the page renders it in its language, and in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentenceView {
    /// The code of the sentence, such as `no_such_record`.
    pub code: String,
    /// The values that the sentence mentions, by name.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub params: Params,
    /// The sentence in English.
    pub message: String,
}

impl From<Message> for SentenceView {
    fn from(sentence: Message) -> Self {
        let message = render(&English, &sentence);
        let wire = sentence.to_wire();
        Self { code: wire.code, params: wire.params, message }
    }
}
