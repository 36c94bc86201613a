//! The `coverlist` server: stages, plans, processes and reports, behind a small HTTP API, with the page inside.
//!
//! A request comes in at [`http`], is admitted by [`access`], does its work in [`import`] or [`records`] and is kept
//! by [`store`]. Every rule is in coverlist-core; nothing here decides what becomes of a row.

pub mod command;
pub mod application;
pub mod http;
pub mod access;
pub mod import;
pub mod records;
pub mod store;
pub mod demo;
mod clock;
mod failure;
mod hex;
mod idempotency;
mod pause;
mod role;

pub use clock::{Clock, Millis, rfc3339, spelled_out, time_zone};
pub use failure::{Failure, Refusal};
pub use hex::hex;
pub use idempotency::IdempotentRequest;
pub use pause::{PausePoint, Pauses};
pub use role::Role;
