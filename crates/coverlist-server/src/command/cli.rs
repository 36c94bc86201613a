//! What the command line takes.

use super::{account, audit, check, district, read, records, serve};
use clap::builder::BoolishValueParser;
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
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
    District(district::Args),
    Account(account::Args),
    Audit(audit::Args),
    /// Records: the users and devices that insurance is applied to.
    Records(records::Args),
}

impl Cli {
    /// Reads the command line and the environment. Where they make no sense the program ends, saying why.
    pub fn read() -> Self {
        let matches = Self::command_line().get_matches();
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }

    /// What the command line takes. Every setting of the server can come from the environment as well.
    pub fn command_line() -> clap::Command {
        Self::command().mut_subcommand("serve", |serve| serve.mut_args(from_environment))
    }
}

/// Lets an option come from the environment: `--max-rows` is `COVERLIST_MAX_ROWS`, a flag is true, yes, on or 1, and an
/// option that may be repeated takes several values with commas between them.
fn from_environment(arg: Arg) -> Arg {
    let Some(long) = arg.get_long().filter(|_| !arg.is_hide_set()) else { return arg };
    let name = format!("COVERLIST_{}", long.replace('-', "_").to_uppercase());
    match arg.get_action() {
        ArgAction::SetTrue => arg.env(name).value_parser(BoolishValueParser::new()),
        ArgAction::Append => arg.env(name).value_delimiter(','),
        ArgAction::Set => arg.env(name),
        _ => arg,
    }
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
        Command::District(args) => district::run(args),
        Command::Account(args) => account::run(args),
        Command::Audit(args) => audit::run(args),
        Command::Records(args) => records::run(args),
    }
}
