//! Dispatches the subcommands of `coverlist issuer`.

use super::args::{Args, Command};
use super::{change, list};
use anyhow::Result;
use std::process::ExitCode;

pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::List(args) => return list::run(&args),
        Command::Add(args) => change::add(&args)?,
        Command::Grant(args) => change::grant(&args)?,
        Command::Remove(args) => change::remove(&args)?,
    }
    Ok(ExitCode::SUCCESS)
}
