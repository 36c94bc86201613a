//! Retention: after some days the files, rows and reports of imports are deleted, if a district says so.

mod expire;
mod catalog;
mod change;
mod keeper;

pub use catalog::Retention;
pub use change::change;
pub use expire::{Deleted, expire};
