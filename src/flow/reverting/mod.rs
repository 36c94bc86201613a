//! The undo of an import, and its undo: the admin sees what would return, consents, and follows the run.

mod state;
mod event;
mod advance;
mod reverter;
#[cfg(test)]
mod tests;

pub use advance::advance;
pub use event::{Announcement, Effect, Event};
pub use reverter::Reverter;
pub use state::{News, Shown, Step};
