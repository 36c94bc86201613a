//! The names of the stages on the page.

pub const LABEL: &str = "Stages";
pub const CHOOSE: &str = "Choose";
pub const VALIDATE: &str = "Validate";
pub const STAGE: &str = "Stage";
pub const PLAN: &str = "Plan";
pub const PROCESS: &str = "Process";
pub const REPORT: &str = "Report";
pub const DONE: &str = "done";
