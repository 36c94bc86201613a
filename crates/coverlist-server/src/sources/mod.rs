//! Saved sources of districts: reads and changes them, and finds the one for a file.

mod unknown;
mod change;
mod choice;
mod catalog;

pub use catalog::SavedSources;
pub use change::{Changed, change, read, remove};
pub use choice::SourceChoice;
pub use unknown::unknown;
