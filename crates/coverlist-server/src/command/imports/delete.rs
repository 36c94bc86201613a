//! `coverlist delete`: deletes a staged file.

use super::OfImport;
use super::text_output::print_answer;
use super::workplace::{Answer, Workplace};
use anyhow::Result;
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use coverlist_messages::text;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Deletes the sheet with its rows and findings. The import stays in the list of imports. No record changes. If samples of it are \
applied, they stay applied, and only the other rows are given up: the import is processed then.

Exit code: 0, 1 when the import is not staged, 2 when the data cannot be opened or the command line is wrong.")]
/// Deletes a staged file, or the rows that its samples left.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let says = |import: &ImportView| {
        let id = import.id.to_string();
        vec![match import.state {
            State::Processed => text::command_delete_closed(id, import.applied.to_string()),
            _ => text::command_delete_done(id),
        }]
    };
    print_answer(delete(args), args.of.common.json, says)
}

fn delete(args: &Args) -> Answer<ImportView> {
    let work = args.of.open()?;
    work.ask(work.pipeline.delete(work.actor, work.import, Workplace::once()))
}
