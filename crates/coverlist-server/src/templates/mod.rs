//! Templates of districts: reads and changes them.

mod change;
mod preview;
mod versions;
mod named;
mod catalog;

pub use catalog::Templates;
pub use change::{Changed, change, read};
pub use named::unknown;
pub(crate) use named::{ids, of_insurance};
pub(crate) use versions::versions;
