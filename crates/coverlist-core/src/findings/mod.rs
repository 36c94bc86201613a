//! Observations about a file. A finding has a code and a place, but no cell value.

mod code;
mod catalogue;
mod finding;
mod message;
mod tally;

pub use catalogue::Code;
pub use code::{Entry, Severity};
pub use finding::Finding;
pub use tally::{Tally, TallyLine};
