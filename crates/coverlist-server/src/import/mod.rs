//! The server's half of the pipeline: stage, plan, process, report.

mod pipeline;
mod stage;
mod delete;
mod plan;
mod process;
mod progress;
mod report;
mod sheet;
mod history;
mod reason;
mod view;

pub use history::OriginalFile;
pub use pipeline::Pipeline;
pub use plan::PlanQuery;
pub use process::Runner;
pub use report::ReportQuery;
pub use stage::Upload;
