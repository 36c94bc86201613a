//! How long the district keeps what: the days, and what a change of them would delete.

mod advance;
mod keeping;

pub use advance::{Effect, Event, Retention, Step, advance};
pub use keeping::Keeping;
