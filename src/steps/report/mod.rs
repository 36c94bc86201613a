//! The stage *report*: what became of every row.

mod import_report;
mod report_rows;
mod stored_findings;

pub use import_report::Report;
