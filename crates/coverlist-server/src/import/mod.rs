//! The stages of an import: stage, plan, process and report.

mod pipeline;
mod templates;
mod stage_refusals;
mod stage;
mod delete;
mod row_query;
mod line_findings;
mod planned_rows;
mod planned_counts;
mod plan;
mod process;
mod progress;
mod report;
mod sheet;
mod history;
mod view;

pub use pipeline::Pipeline;
pub use process::Runner;
pub use row_query::RowQuery;
pub(crate) use stage::Upload;
