//! The imports, with their uploaded bytes.

mod import;
mod find;
mod insert;
mod advance;

pub use advance::{Step, advance, records_changed};
pub use find::by_id;
pub(crate) use find::{bytes, list, open, queued};
pub use import::Consent;
pub(crate) use import::{Import, ProcessedBefore};
pub(crate) use insert::{NewImport, delete_bytes, insert};
