//! Rows of a plan or a report: counted, filtered, searched, paged.

mod row;
mod tally;
mod changes;
mod table;
mod list;

pub use list::RowList;
pub use table::Heads;
pub use tally::count_of;
