//! The stages of an import: stage, plan, process and report.

mod pipeline;
mod templates;
mod sheet_upload;
mod judged_sheet;
mod stored_sheet;
mod stage_refusals;
mod merge;
mod stage;
mod delete;
mod row_query;
mod line_findings;
mod planned_rows;
mod planned_counts;
mod plan;
mod run;
mod decide;
mod proposals;
mod progress;
mod report;
mod sheet_download;
mod reported_rows;
mod report_sheet;
mod absent;
mod file_content;
mod conversions;
mod history;
mod view;

pub(crate) use conversions::{ConversionRequest, convert_file, refused, sha256};
pub(crate) use file_content::FileContent;
pub use pipeline::Pipeline;
pub(crate) use report_sheet::SheetFile;
pub use row_query::{PlanQuery, RowQuery};
pub use run::{Actor, Runner};
pub(crate) use run::{Ended, may_pass};
pub(crate) use sheet_upload::{IncomingSheet, Upload};
pub(crate) use stage::Stager;
