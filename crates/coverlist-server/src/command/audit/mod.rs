//! `coverlist audit`: lists and verifies the audit log and the access log.

mod cli;
mod list;
mod verify;

pub use cli::{Args, run};
