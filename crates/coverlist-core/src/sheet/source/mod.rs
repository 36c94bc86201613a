//! Sources: saved mappings for files from one sender. A source is made from the answers about one file. It
//! answers the same questions when files with the same headers return.

mod document;
mod field_names;
mod made;
mod use_of_source;
mod choice;
mod sourced;
mod headers;
mod apply;
mod built_in;
mod recognize;
mod reopen;

pub use built_in::BuiltInSource;
pub use choice::SourceChoice;
pub use document::{Source, SourceFault, SourceRule};
pub use made::Answers;
pub use recognize::{Sources, with_source};
pub use sourced::Sourced;
pub use use_of_source::{AppliedSource, MissingColumn, SourceUse};
