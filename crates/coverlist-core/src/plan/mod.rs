//! What processing would do now, row by row. A plan leaves processing nothing to decide.

mod existing;
mod outcome;
mod planned;
mod decide;
mod counts;

pub use counts::Counts;
pub use decide::plan;
pub use existing::Existing;
pub use outcome::Outcome;
pub use planned::{Change, Planned, Reason};
