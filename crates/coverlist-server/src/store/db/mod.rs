//! The one layer between the program and its databases.
//!
//! A unit of work is one closure over a [`Tx`]. It runs to its end on a thread of its own, even if the client
//! that sent the request has gone away: no transaction stays open. `Ok` commits; `Err` and a panic roll back.
//!
//! SQL is written once, with `?1` for parameters, and holds no business rule: rules are in coverlist-core.

mod tx;
mod write_queue;
mod database;
mod open;
mod blocking;

pub use blocking::blocking;
pub use database::Database;
pub use tx::Tx;
