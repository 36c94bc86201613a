//! Sorts and filters lists of rows and records by any field.

mod field_filter;
mod filter_fields;
mod sort_head;

pub use field_filter::{Condition, FieldFilter, ListField};
pub use filter_fields::FilterFields;
pub use sort_head::{SortHead, Sorting};
