//! What processing would do now, row by row. Processing has nothing left to decide.

mod existing;
mod action;
mod outcome;
mod planner;
mod summary;

pub use action::{Action, Change, Planned, Reason};
pub use existing::Existing;
pub use outcome::Outcome;
pub use planner::Planner;
pub use summary::Counts;
