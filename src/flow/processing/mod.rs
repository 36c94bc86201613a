//! The process screen: the admin sees the plan of the staged import, consents to it, and follows the
//! processing. The *watch* fetches the import whenever it may have changed on the server.

mod state;
mod event;
mod advance;
mod watch;
mod processor;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk_tests;

pub use advance::advance;
pub use event::{Announcement, Effect, Event};
pub use processor::Processor;
pub use state::{News, PlanCounts, Planned, Request, Step};
pub(super) use watch::watch;
