//! The undo of a load, and its undo: the admin sees what would return, and consents.

mod advance;
mod kept;
mod unloader;

pub use advance::{Effect, Event, Step, advance};
pub use unloader::Unloader;
