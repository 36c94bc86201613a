//! The only layer between the program and its databases.
//!
//! A unit of work is one closure over a [`Tx`]. It runs to its end on its own thread, even if the client that
//! sent the request disconnects, so no transaction stays open. `Ok` commits; `Err` and a panic roll back.
//!
//! SQL uses `?1` for parameters, and contains no business rule: coverlist-core has the rules.

mod tx;
mod write_queue;
mod database;
mod open;
mod blocking;

pub(crate) use blocking::blocking;
pub use database::Database;
pub use tx::Tx;
