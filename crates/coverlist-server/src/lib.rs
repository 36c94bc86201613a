//! The `coverlist` server: stages, plans, processes and reports, behind a small HTTP API, with the page
//! inside.
//!
//! `http` receives a request, `access` identifies its sender, `import` or `records` does the work, and
//! `store` keeps the result. coverlist-core contains every rule about rows.
//!
//! The modules are listed in dependency order: a module uses only those above it.

mod clock;
mod pause;
mod document;
mod query;
pub mod store;
mod failure;
mod idempotency;
mod paging;
mod watchers;
mod ahead;
mod spool;
mod workbook;
mod access;
mod accounts;
mod logs;
mod fields;
mod templates;
mod sources;
mod lookup;
mod import;
mod retention;
mod records;
pub mod demo;
pub mod http;
mod application;
mod command;

pub use access::password;
pub use application::{Application, Settings};
pub use clock::Clock;
pub(crate) use clock::{Millis, rfc3339, time_zone};
pub use command::{Cli, run};
pub use failure::causes;
pub(crate) use failure::{Failure, Refusal};
pub(crate) use idempotency::IdempotentRequest;
pub use import::Pipeline;
pub use pause::{PausePoint, Pauses};
pub use records::{Registry, RosterFile};
pub use watchers::Watchers;
