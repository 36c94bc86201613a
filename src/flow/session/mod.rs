//! The session: who is signed in, and whether that is still true after the person was away.

mod state;
mod event;
mod advance;
mod session_flow;
#[cfg(test)]
mod tests;

pub use advance::advance;
pub use event::{Effect, Event};
pub use session_flow::Session;
pub use state::{Recheck, Screen, SessionState};
