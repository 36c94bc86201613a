//! `coverlist receipt show`: prints the receipt of an import.

use crate::command::imports::{CommonArgs, Stop, refused};
use crate::command::terminal::print;
use crate::import::receipt_csv;
use anyhow::Result;
use std::process::ExitCode;

/// Prints the receipt of an import as JSON, or as CSV.
#[derive(clap::Args)]
#[command(
    after_long_help = "Exit code: 0, 1 when there is no such import, 2 when the data cannot be opened."
)]
pub(super) struct Args {
    /// The number of the import.
    import: i64,
    #[command(flatten)]
    common: CommonArgs,
    /// Prints a table of two columns instead, which opens correctly in Excel.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let work = args.common.open(args.import)?;
    match work.ask(work.pipeline.receipt(work.actor, work.import)) {
        Ok(receipt) if args.csv => {
            let table = receipt_csv(&receipt)?;
            print(ExitCode::SUCCESS, |out| out.write_all(&table))
        }
        Ok(receipt) => print(ExitCode::SUCCESS, |out| {
            serde_json::to_writer_pretty(&mut *out, &receipt)?;
            writeln!(out)
        }),
        Err(Stop::Refused(reason)) => Ok(refused(&reason)),
        Err(Stop::Failed(error)) => Err(error),
    }
}
