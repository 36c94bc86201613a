//! `coverlist account`: lists, adds and changes the accounts of people who sign in.

mod args;
mod prompt;
mod list;
mod add;
mod change;
mod run;

pub use args::Args;
pub use run::run;
