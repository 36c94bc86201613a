//! Every sentence that a user reads, by the stage or page where it is read. A word that is missing does not compile.

mod format;
mod en;

pub use en::*;
pub use format::{bytes, count, date_time, duration, number};
