//! The command line. Each command is one file: an `Args` that clap reads, and `run`, which does it and returns the exit
//! code.

mod cli;
mod place;
mod source;
mod terminal;
mod verdict;
pub mod serve;
pub mod check;
pub mod read;
pub mod district;
pub mod account;
pub mod audit;
pub mod records;

pub use cli::{Cli, run};
pub use district::FIRST_DISTRICT;
pub use place::{InDistrict, Place};
