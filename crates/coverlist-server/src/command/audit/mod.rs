//! `coverlist audit`: who did what, who came in, and whether somebody changed either log.

mod cli;
mod list;
mod verify;

pub use cli::{Args, run};
