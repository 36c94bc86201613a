//! Sorts and filters lists of rows and records by any field.

mod field_filter;
mod filter_fields;
mod sort_head;
mod screen_query;

pub use field_filter::{Condition, FieldFilter, ListField};
pub use filter_fields::FilterFields;
pub use screen_query::ScreenQuery;
pub use sort_head::{SortHead, Sorting, parse_sort, sort_text};
