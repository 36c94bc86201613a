//! The arguments of `coverlist records`.

use super::{change, load, lookup};
use std::process::ExitCode;

/// Records: users and devices.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Load(load::Args),
    Lookup(lookup::Args),
    Change(change::ChangeArgs),
    Move(change::MoveArgs),
}

pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Load(args) => load::run(&args),
        Command::Lookup(args) => lookup::run(&args),
        Command::Change(args) => change::run(&args),
        Command::Move(args) => change::run_move(&args),
    }
}
