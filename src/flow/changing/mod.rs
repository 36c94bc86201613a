//! A change of single records: the admin sees the plan, consents, and gets the import that did it.

mod advance;
mod changer;

pub use advance::{Effect, Event, Shown, Step, advance};
pub use changer::Changer;
