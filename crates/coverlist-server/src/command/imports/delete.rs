//! `coverlist delete`: deletes a staged file.

use super::OfImport;
use super::text_output::{print_answer, refused};
use super::workplace::Workplace;
use anyhow::Result;
use coverlist_messages::text;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Deletes the sheet with its rows and findings. The import stays in the list of imports. No record has changed.

Exit code: 0, 1 when the import is not staged, 2 when the data cannot be opened or the command line is wrong.")]
/// Deletes a staged file.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let work = match args.of.open()? {
        Ok(work) => work,
        Err(reason) => return Ok(refused(&reason)),
    };
    let import = work.ask(work.pipeline.delete(work.actor, work.import, Workplace::once()))?;
    print_answer(&import, args.of.place.json, |import| vec![text::command_delete_done(import.id.to_string())])
}
