//! The rows of a plan or a report: counted, filtered, searched and paged.

mod outcome_row;
mod outcome_counts;
mod changes;
mod row_table;
mod row_list;

pub use changes::Changes;
pub use outcome_counts::{count_of, counted};
pub use row_list::RowList;
pub use row_table::ColumnNames;
