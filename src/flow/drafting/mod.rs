//! The editor of a template: what is typed, what the server says about it, and saving it as a version.

mod draft;
mod document;
mod edit;
mod advance;
mod drafting_flow;
#[cfg(test)]
mod tests;

pub use advance::{Drafting, Effect, Event, advance};
pub use draft::{Draft, DraftColumn, DraftWord, Limit};
pub use drafting_flow::TemplateDraft;
pub use edit::{ColumnEdit, Direction, Edit};
