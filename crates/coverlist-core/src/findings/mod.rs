//! What is observed about a file: code and place, never the value.

mod code;
mod catalogue;
mod finding;
mod message;
mod tally;

pub use catalogue::Code;
pub use code::{Entry, Severity};
pub use finding::Finding;
pub use tally::{Tally, TallyLine};
