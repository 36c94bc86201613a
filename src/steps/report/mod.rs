//! The stage *report*: the outcome of every row.

mod import_report;
mod report_rows;
mod stored_findings;

pub use import_report::Report;
