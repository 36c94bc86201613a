//! What the user sees of each stage, one file or folder a stage.

mod rail;
mod marks;
mod choose;
mod validate;
mod stage;
mod plan;
mod rows;
mod process;
mod report;

pub use choose::ImportScreen;
pub use marks::{OutcomeBadge, StateBadge, StatusBadge};
pub use plan::ProcessScreen;
pub use rail::{Rail, Stage};
pub use report::Report;
