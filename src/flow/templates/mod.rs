//! The page with the district's templates: its list, and the import of a document.

mod document;
mod advance;
mod catalog;

pub use advance::{Becomes, Effect, Event, Import, Imported, Templates, advance};
pub use catalog::Catalog;
pub use document::{Document, Unreadable};
