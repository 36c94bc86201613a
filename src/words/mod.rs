//! The sentences that a user reads, by the stage or screen that shows them.

mod format;
mod en;

pub(crate) use en::*;
pub use format::{bytes, count, date_time, duration, number};
