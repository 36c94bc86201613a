//! Dispatches the subcommands of `coverlist account`.

use super::args::{Args, Command};
use super::{add, change, list};
use anyhow::Result;
use std::process::ExitCode;

pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::List(args) => return list::run(&args),
        Command::Add(args) => add::run(&args)?,
        Command::Disable(args) => change::disable(&args)?,
        Command::Enable(args) => change::enable(&args)?,
        Command::Role(args) => change::role(&args)?,
        Command::Password(args) => change::password(&args)?,
        Command::SignOut(args) => change::sign_out(&args)?,
        Command::Remove(args) => change::remove(&args)?,
    }
    Ok(ExitCode::SUCCESS)
}
