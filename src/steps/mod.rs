//! What the admin sees of each stage: one file or folder a stage, and the two sequences of stages that a screen shows.

mod host;
mod badges;
mod rail;
mod rows;
mod delete_dialog;
mod pending_request;
mod choose;
mod validate;
mod stage;
mod import_steps;
mod process;
mod plan;
mod report;
mod process_steps;

pub use badges::{StateBadge, StatusBadge};
pub use host::{Account, Host, Links};
pub use import_steps::ImportSteps;
pub use process_steps::ProcessSteps;
pub use rail::{Rail, Stage};
pub use report::Report;
