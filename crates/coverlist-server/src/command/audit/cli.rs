//! The arguments of `coverlist audit`.

use super::{list, verify};
use std::process::ExitCode;

/// Logs: each district's audit log (who changed what) and the access log (who signed in and downloaded what).
///
/// These commands also work while a server uses the data.
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

pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::List(args) => list::run(&args),
        Command::Verify(args) => verify::run(&args),
    }
}
