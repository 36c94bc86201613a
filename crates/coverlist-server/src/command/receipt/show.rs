//! `coverlist receipt show`: prints the receipt of an import.

use crate::command::imports::{CommonArgs, Stop};
use crate::command::terminal::print;
use anyhow::Result;
use coverlist_messages::{English, render};
use std::process::ExitCode;

/// Prints the receipt of an import as JSON.
#[derive(clap::Args)]
#[command(
    after_long_help = "Exit code: 0, 1 when there is no such import, 2 when the data cannot be opened."
)]
pub(super) struct Args {
    /// The number of the import.
    import: i64,
    #[command(flatten)]
    common: CommonArgs,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let work = args.common.open(args.import)?;
    match work.ask(work.pipeline.receipt(work.actor, work.import)) {
        Ok(receipt) => print(ExitCode::SUCCESS, |out| {
            serde_json::to_writer_pretty(&mut *out, &receipt)?;
            writeln!(out)
        }),
        Err(Stop::Refused(reason)) => {
            eprintln!("{}", render(&English, &reason));
            Ok(ExitCode::FAILURE)
        }
        Err(Stop::Failed(error)) => Err(error),
    }
}
