//! The plan: what processing would do now, row by row. It decides everything; processing only carries it out.

mod existing;
mod outcome;
mod absent;
mod warning;
mod neighbors;
mod rules;
mod moved;
mod effect;
mod planned;
mod decide;
mod counts;
mod sample;
mod row_decision;
mod reversal;
mod verification;

pub use absent::{covering_statuses, ending_status, is_multi_year};
pub use counts::Counts;
pub use decide::plan;
pub use effect::{Effect, EffectCounts};
pub use existing::Existing;
pub use moved::moved;
pub use neighbors::{CrossWarnings, Neighbor, Neighbors};
pub use outcome::Outcome;
pub use planned::{Change, Planned, Reason};
pub use reversal::{Reversal, ReversalCounts};
pub use row_decision::RowDecision;
pub use rules::Rules;
pub use sample::Sample;
pub use verification::{VERIFIED_ROWS, Verifiable, verification_lines};
pub use warning::Warning;
