//! Coverage: which records are insured on a day, and the counts of the coverage report.

mod covering;
mod counts;
mod groups;
mod endings;

pub use counts::{CoverageCounts, RecordCoverage};
pub use covering::{Covered, Covering};
pub use endings::Endings;
pub use groups::{GroupCounts, Groups};
