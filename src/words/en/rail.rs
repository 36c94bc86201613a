//! The stages, one word each.

/// The rail's name.
pub const LABEL: &str = "Stages";
/// A file is chosen.
pub const CHOOSE: &str = "Choose";
/// Its rows are validated.
pub const VALIDATE: &str = "Validate";
/// The import is staged.
pub const STAGE: &str = "Stage";
/// A plan is made.
pub const PLAN: &str = "Plan";
/// The plan is processed.
pub const PROCESS: &str = "Process";
/// A report is written.
pub const REPORT: &str = "Report";
/// Said of stages that are behind.
pub const DONE: &str = "done";
