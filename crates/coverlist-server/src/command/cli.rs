//! Parses the command line and runs the command.

use super::{
    account, audit, check, convert, district, field, imports, issuer, merge, read, receipt, records,
    retention, serve, source, stage, template,
};
use crate::http::PageFiles;
use clap::builder::BoolishValueParser;
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
use coverlist_core::lifecycle::RunKind;
use std::process::ExitCode;

/// Applies an insurance enrollment list to a school district's users or devices, in bulk, from one CSV file.
///
/// Shows all mistakes in the file before anything is sent, and all changes before anything is applied.
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
    Convert(convert::Args),
    Stage(stage::Args),
    Merge(merge::Args),
    Plan(imports::plan::Args),
    Decide(imports::decide::Args),
    Absent(imports::absent::Args),
    Compare(imports::compare::Args),
    Receipt(receipt::Args),
    Process(imports::process::Args),
    Verify(imports::verify::Args),
    Withdraw(imports::withdraw::Args),
    Delete(imports::delete::Args),
    /// Reverts a processed import; records that were changed since keep their values.
    Undo(imports::reversal::Args),
    /// Reverts the undo of an import.
    Redo(imports::reversal::Args),
    District(district::Args),
    Field(field::Args),
    Template(template::Args),
    Source(source::Args),
    Account(account::Args),
    Issuer(issuer::Args),
    Audit(audit::Args),
    Retention(retention::Args),
    Records(records::Args),
    Coverage(records::coverage::Args),
}

impl Cli {
    /// Parses the command line and the environment. Prints an error and exits if they are invalid.
    pub fn read() -> Self {
        let matches = Self::command_line().get_matches();
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }

    /// The command line's definition. Every setting of the server also has an environment variable.
    pub fn command_line() -> clap::Command {
        Self::command().mut_subcommand("serve", |serve| serve.mut_args(from_environment))
    }
}

/// Adds an environment variable to an option: `COVERLIST_MAX_ROWS` for `--max-rows`. The value of a flag is
/// true, yes, on or 1. A repeatable option takes values separated by commas.
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

/// Runs the command, and returns the exit code. `page` is what `coverlist serve` serves.
///
/// # Errors
///
/// When the command fails. The text is for the person at the terminal.
pub fn run(cli: Cli, page: PageFiles) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Serve(args) => serve::run(args, page),
        Command::Check(args) => check::run(args),
        Command::Convert(args) => convert::run(args),
        Command::Stage(args) => stage::run(args),
        Command::Merge(args) => merge::run(&args),
        Command::Plan(args) => imports::plan::run(&args),
        Command::Decide(args) => imports::decide::run(&args),
        Command::Receipt(args) => receipt::run(args),
        Command::Absent(args) => imports::absent::run(&args),
        Command::Compare(args) => imports::compare::run(&args),
        Command::Process(args) => imports::process::run(&args),
        Command::Verify(args) => imports::verify::run(&args),
        Command::Withdraw(args) => imports::withdraw::run(&args),
        Command::Delete(args) => imports::delete::run(&args),
        Command::Undo(args) => imports::reversal::run(&args, RunKind::Undo),
        Command::Redo(args) => imports::reversal::run(&args, RunKind::Redo),
        Command::Read(args) => read::run(args),
        Command::District(args) => district::run(args),
        Command::Field(args) => field::run(args),
        Command::Template(args) => template::run(args),
        Command::Source(args) => source::run(args),
        Command::Account(args) => account::run(args),
        Command::Issuer(args) => issuer::run(args),
        Command::Audit(args) => audit::run(args),
        Command::Retention(args) => retention::run(args),
        Command::Records(args) => records::run(args),
        Command::Coverage(args) => records::coverage::run(&args),
    }
}
