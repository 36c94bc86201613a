//! What processing would do now, row by row. Processing has nothing left to decide.

mod existing;
mod action;
mod planner;
mod summary;

pub use action::{Action, Change, Planned, Reason};
pub use existing::Existing;
pub use planner::Planner;
pub use summary::Counts;
