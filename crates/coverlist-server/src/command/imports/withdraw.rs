//! `coverlist withdraw`: takes an import out of the queue.

use super::OfImport;
use super::text_output::print_answer;
use super::workplace::{Answer, Workplace};
use anyhow::Result;
use coverlist_api::ImportView;
use coverlist_messages::text;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
For an import that waits to be processed or undone, for example because the disk is full. No record has changed. An import that \
was to be processed is staged again.

Exit code: 0, 1 when nothing waits, 2 when the data cannot be opened or the command line is wrong.")]
/// Takes an import out of the queue; the run has changed nothing.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let says = |import: &ImportView| vec![text::command_withdraw_done(import.id.to_string())];
    print_answer(withdraw(args), args.of.common.json, says)
}

fn withdraw(args: &Args) -> Answer<ImportView> {
    let work = args.of.open()?;
    work.ask(work.pipeline.withdraw(work.actor, work.import, Workplace::once()))
}
