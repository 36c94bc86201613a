//! The arguments of `coverlist receipt`.

use super::{show, verify};
use std::process::ExitCode;

/// Receipts of imports: what was done, by whom and when, with the hashes of the audit log.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Show(show::Args),
    Verify(verify::Args),
}

pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Show(args) => show::run(&args),
        Command::Verify(args) => verify::run(&args),
    }
}
