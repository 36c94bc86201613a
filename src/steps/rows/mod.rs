//! The rows of a plan or a report: counted, filtered, searched, sorted and paged.

mod shown;
mod row_query;
mod outcome_row;
mod row_counts;
mod watched_rows;
mod changes;
mod value_cell;
mod diff_table;
mod row_list;

pub use changes::Changes;
pub use diff_table::{ColumnNames, RowActions};
pub use outcome_row::OutcomeRow;
pub use row_counts::{PlanCounts, RowCounts, Tally, count_of, rows_of};
pub use row_list::{RowList, RowSearch, RowTools};
pub use row_query::RowQuery;
pub use shown::Shown;
pub use value_cell::{alignment, value_cell, value_columns};
pub use watched_rows::WatchedRows;
