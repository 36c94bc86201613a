//! Turns codes and parameters into sentences.
//!
//! The texts are in `locales/en.ftl`, in the syntax of [Fluent](https://projectfluent.org). The build
//! compiles English into this crate: each message is a function with typed parameters in [`text`]. Another
//! language is a table that is loaded on demand, see [`Table`].

mod message;
mod render;
mod english;
mod table;
mod wire;
mod finding;
mod roster;
mod plan_reason;
mod template_rule;
mod field_rule;
mod sheet;

pub use english::{English, text};
pub use field_rule::field_rule;
pub(crate) use finding::FindingTexts;
pub use finding::{
    FindingWords, finding_example, finding_fact, finding_help, finding_message, finding_sentence,
    finding_title, finding_with_help, placed,
};
pub use message::{Arg, Message, Phrase};
pub use plan_reason::plan_reason;
pub use render::{Language, render};
pub use roster::{roster_column, roster_error, roster_format, roster_ignored, roster_note, roster_refusal};
pub use sheet::{decision_rule, question, sheet_rule};
pub use table::Table;
#[cfg(feature = "tables")]
pub use table::tables;
pub use template_rule::template_rule;
pub use wire::{Params, WireMessage, WireValue};
