//! The stage *report*: what processing did with each row, and what can be done with it.

mod stored_findings;
mod file_facts;
mod fix_rows;
mod report_head;
mod report_rows;
mod expired_rows;
mod import_report;

pub use import_report::Report;
