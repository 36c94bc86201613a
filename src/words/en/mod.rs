//! The sentences in American English, by the stage or screen that shows them.

pub mod terms;
pub mod failure;
pub mod shell;
pub mod sign_in;
pub mod utilities;
pub mod rail;
pub mod choose;
pub mod validate;
pub mod stage;
pub mod plan;
pub mod process;
pub mod report;
pub mod history;
pub mod records;
pub mod templates;
pub mod fields;
pub mod pager;
pub mod drop_zone;
