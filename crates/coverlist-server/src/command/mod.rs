//! The command line. Each command is one file with its arguments, `Args`, and a function `run` that returns
//! the exit code.

mod cli;
mod directory;
mod template_source;
mod terminal;
mod input_file;
mod decisions_file;
mod output_files;
mod source_args;
mod source_text;
mod conversion;
mod verdict_text;
mod template_text;
pub mod serve;
pub mod check;
pub mod convert;
pub mod stage;
pub mod merge;
pub mod imports;
pub mod read;
pub mod district;
pub mod field;
pub mod template;
pub mod source;
pub mod account;
pub mod issuer;
pub mod audit;
pub mod receipt;
pub mod retention;
pub mod records;

pub use cli::{Cli, run};
pub use directory::{DataDir, DistrictArgs};
