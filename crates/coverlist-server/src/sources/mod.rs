//! Saved sources of districts: reads and changes them, and finds the one for a file.

mod unknown;
mod built_in;
mod change;
mod choice;
mod catalog;

pub use built_in::built_in;
pub use catalog::SavedSources;
pub use change::{Changed, change, read, remove};
pub use choice::chosen;
pub use unknown::unknown;
