//! The fields of the district's records: their list, and the dialog that adds or renames one.

mod advance;
mod field_list;

pub use advance::{Draft, Effect, Event, Fields, advance};
pub use field_list::FieldList;
