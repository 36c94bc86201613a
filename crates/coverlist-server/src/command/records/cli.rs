//! The arguments of `coverlist records`.

use super::{change, history, load, lookup, reversal, show};
use coverlist_core::roster::LoadKind;
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
    Loads(history::Args),
    /// Reverts a load; records that were changed since, or are in use, are kept.
    Undo(reversal::Args),
    /// Reverts the undo of a load.
    Redo(reversal::Args),
    Lookup(lookup::Args),
    Show(show::Args),
    Change(change::ChangeArgs),
    Move(change::MoveArgs),
}

pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Load(args) => load::run(&args),
        Command::Loads(args) => history::run(&args),
        Command::Undo(args) => reversal::run(&args, LoadKind::Undo),
        Command::Redo(args) => reversal::run(&args, LoadKind::Redo),
        Command::Lookup(args) => lookup::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Change(args) => change::run(&args),
        Command::Move(args) => change::run_move(&args),
    }
}
