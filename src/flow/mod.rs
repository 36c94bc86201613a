//! The state of each screen and of the session: a pure function maps a state and an event to the next state
//! and a list of effects, and a [`Machine`] holds the state and carries out the effects.

mod machine;
mod listed;
mod editing;
mod request;
mod sending;
mod task;
mod host_events;
#[cfg(test)]
mod walk;
#[cfg(test)]
pub mod sample;
pub mod session;
pub mod version;
pub mod embedding;
pub mod importing;
pub mod processing;
pub mod verifying;
pub mod reverting;
pub mod loading;
pub mod unloading;
pub mod changing;
pub mod templates;
pub mod drafting;
pub mod fields;
pub mod accounts;
pub mod retention;

pub use editing::Editing;
pub use host_events::{HostEvent, Tell};
pub use listed::Listed;
pub use machine::{Flow, Machine};
pub use request::Request;
pub use sending::Sending;
