//! What the command line takes.

use super::{account, check, read, records, serve};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Applies an insurance enrollment list to a school district's users or devices, in bulk, from one CSV file.
///
/// Every mistake in the file is shown before anything is sent, and every change before anything is applied.
#[derive(Parser)]
#[command(name = "coverlist", version, propagate_version = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Args),
    /// Validates a file and prints what is wrong with it.
    Check(check::Args),
    /// Prints how a file is read: encoding, delimiter, line ends, header and rows.
    Read(read::Args),
    Account(account::Args),
    /// Records: the users and devices that insurance is applied to.
    Records(records::Args),
}

/// Does what the command line says.
///
/// # Errors
///
/// When it cannot be done; the text is for the person at the terminal.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Serve(args) => serve::run(args),
        Command::Check(args) => check::run(args),
        Command::Read(args) => read::run(args),
        Command::Account(args) => account::run(args),
        Command::Records(args) => records::run(args),
    }
}
