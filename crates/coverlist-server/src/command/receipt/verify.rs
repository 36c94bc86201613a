//! `coverlist receipt verify`: compares a receipt with the audit log.

use crate::command::imports::{CommonArgs, Stop};
use crate::command::terminal::print;
use crate::import::read_receipt;
use anyhow::{Context, Result};
use coverlist_messages::{English, render, text};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares a receipt with the database and its audit log.
#[derive(clap::Args)]
#[command(after_long_help = "\
Checks that the audit log is whole, that it has the entries of the receipt with the same hashes, and that \
file, runs and counts are those of the import. What was done with the import after the receipt was written \
is no difference. --json prints {whole, differences: [..]}.

Exit code: 0 when nothing differs, 1 when something does, 2 when the receipt or the data cannot be read.")]
pub(super) struct Args {
    /// The receipt, a JSON file or a CSV.
    receipt: PathBuf,
    #[command(flatten)]
    common: CommonArgs,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let bytes = std::fs::read(&args.receipt).with_context(|| args.receipt.display().to_string())?;
    let receipt = read_receipt(&bytes).with_context(text::command_receipt_unreadable)?;
    let work = args.common.open(receipt.import.id)?;
    let flaws = match work.ask(work.pipeline.check_receipt(work.actor, receipt)) {
        Ok(flaws) => flaws,
        Err(Stop::Refused(reason)) => vec![reason],
        Err(Stop::Failed(error)) => return Err(error),
    };
    let code = if flaws.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.common.json {
            let differences: Vec<_> = flaws.iter().map(|flaw| render(&English, flaw)).collect();
            serde_json::to_writer(
                &mut *out,
                &json!({ "whole": flaws.is_empty(), "differences": differences }),
            )?;
            return writeln!(out);
        }
        if flaws.is_empty() {
            return writeln!(out, "{}", text::command_receipt_whole());
        }
        flaws.iter().try_for_each(|flaw| writeln!(out, "{}", render(&English, flaw)))
    })
}
