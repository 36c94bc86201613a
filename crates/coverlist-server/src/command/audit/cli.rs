//! What `coverlist audit` takes.

use super::{list, verify};
use std::process::ExitCode;

/// The logs: who changed what (the audit log of each district), and who signed in and downloaded what (the access log).
///
/// These commands may be used while a server runs on the same data.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    List(list::Args),
    Verify(verify::Args),
}

/// Does what `coverlist audit …` says.
///
/// # Errors
///
/// When the data cannot be opened.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::List(args) => list::run(&args),
        Command::Verify(args) => verify::run(&args),
    }
}
