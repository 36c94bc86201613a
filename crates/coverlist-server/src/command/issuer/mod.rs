//! `coverlist issuer`: the servers of portals that vouch for people with signed tokens.

mod args;
mod list;
mod change;
mod run;

pub use args::Args;
pub use run::run;
