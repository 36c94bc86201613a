//! The plan: what processing would do now, row by row. It decides everything; processing only carries it out.

mod existing;
mod outcome;
mod planned;
mod rules;
mod decide;
mod counts;
mod reversal;

pub use counts::Counts;
pub use decide::plan;
pub use existing::Existing;
pub use outcome::Outcome;
pub use planned::{Change, Planned, Reason};
pub use reversal::{Reversal, ReversalCounts};
pub use rules::Rules;
