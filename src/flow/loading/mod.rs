//! The dialog that loads users or devices from a file.

mod advance;
mod loader;

pub use advance::{Effect, Event, Loading, Plan, RecordsFile, Refused, advance};
pub use loader::Loader;
