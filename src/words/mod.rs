//! The sentences that a user reads, by the stage or screen that shows them.

mod intl;
#[macro_use]
mod locale;
mod format;
mod en;

pub(crate) use en::*;
pub use locale::{set_language, tr};
pub use format::{bytes, count, date_time, duration, number};
