//! Templates of districts: reads and changes them.

mod change;
mod unknown;
mod catalog;

pub use catalog::Templates;
pub use change::{Changed, change, read};
pub use unknown::unknown;
