//! Templates of districts: reads and changes them.

mod change;
mod unknown;
mod catalog;

pub use catalog::Templates;
pub use change::{Changed, change, read};
pub(crate) use unknown::ids;
pub use unknown::unknown;
