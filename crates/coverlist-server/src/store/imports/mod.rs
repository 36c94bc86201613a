//! Imports: one row each, and the bytes as they were sent.

mod import;
mod find;
mod insert;
mod advance;

pub use advance::{Step, advance, records_changed};
pub use find::{by_id, bytes, list, open, queued};
pub use import::{Consent, Import, ProcessedBefore};
pub use insert::{NewImport, delete_bytes, insert};
