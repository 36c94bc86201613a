//! Observations about a file. A finding has a code and a place, but no cell value.

mod code;
mod catalog;
mod finding;
mod tally;

pub use catalog::Code;
pub use code::{Parameter, Severity};
pub use finding::Finding;
pub use tally::{Tally, TallyLine};
