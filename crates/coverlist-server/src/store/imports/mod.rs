//! The imports, with their sheets.

mod import;
mod find;
mod insert;
mod sheet;
mod advance;

pub use advance::{Step, advance, decided, records_changed};
pub use find::by_id;
pub(crate) use find::{is_corrected_later, rounds};
pub(crate) use find::{list, lists_before, open, open_about, processed_before};
pub(crate) use import::{Import, ProcessedBefore};
pub(crate) use insert::{NewImport, insert};
pub(crate) use sheet::{chunk, delete_chunks, insert_chunk};
