//! The stage *plan*: what processing would do, and what a person decides about it.

mod nothing_staged;
mod seen_plan;
mod sample_menu;
mod plan_head;
mod row_decisions;
mod proposals;
mod decision_log;
mod absent_records;
mod comparison;
mod planned_import;

pub use nothing_staged::NothingStaged;
pub use planned_import::PlannedImport;
