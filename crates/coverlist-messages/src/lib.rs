//! Turns codes and parameters into sentences.
//!
//! The texts are in `locales/en.ftl`, in the syntax of [Fluent](https://projectfluent.org). The build
//! compiles English into this crate: each message is a function with typed parameters in [`text`]. Another
//! language is a table that is loaded on demand, see [`Table`].

mod message;
mod render;
mod english;
mod params;
mod wire;
mod table;
#[cfg(feature = "tables")]
mod tables;
mod finding;
mod roster_column;
#[cfg(not(target_arch = "wasm32"))]
mod server;

pub use english::{English, text};
pub(crate) use finding::FindingTexts;
pub use finding::{
    FindingWords, finding_example, finding_fact, finding_help, finding_message, finding_sentence,
    finding_title, finding_with_help, placed,
};
pub use message::{Arg, Message, Phrase, Wording};
pub use params::{Params, WireValue};
pub use render::{Language, render};
pub use roster_column::{attribute_column, key_column};
#[cfg(not(target_arch = "wasm32"))]
pub use server::{
    decision_rule, field_rule, oneroster_error, plan_effect, plan_reason, question, roster_capitals,
    roster_ignored, roster_kept, roster_of_other_kind, roster_refusal, sheet_rule, source_rule,
    template_difference, template_rule,
};
pub use table::Table;
#[cfg(feature = "tables")]
pub use tables::{SentTable, tables};
pub use wire::WireMessage;
