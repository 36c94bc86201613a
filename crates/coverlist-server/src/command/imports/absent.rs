//! `coverlist absent`: the records that are insured now and that an import does not name.

use super::OfImport;
use super::sheet_output::save;
use super::text_output::print_answer;
use super::workplace::Answer;
use crate::workbook::FileFormat;
use anyhow::Result;
use coverlist_api::AbsentView;
use coverlist_messages::{Message, text};
use std::path::PathBuf;
use std::process::ExitCode;

/// The number of records that `--json` prints.
const ROWS: u32 = 1_000;

#[derive(clap::Args)]
#[command(after_long_help = "\
Processing the import does not change these records. --sheet writes them as a list that would end their \
coverage, to be staged as another import; the reason of a row names the end of a plan of several years. \
--json prints {records, likely, multi_year, groups: [..], rows: [..], next}.

Exit code: 0, 1 when the import was deleted, 2 when the data cannot be opened or the command line is wrong.")]
/// Lists the records that are insured now and that an import does not name.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// Writes the list that would end their coverage to this file, which must not exist.
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(absent(args), args.of.common.json, sentences)
}

fn absent(args: &Args) -> Answer<AbsentView> {
    let work = args.of.open()?;
    let (actor, import, zone) = (work.actor, work.import, work.time_zone.as_str());
    if let Some(path) = &args.sheet {
        save(work.ask(work.pipeline.absent_sheet(actor, import, zone, FileFormat::Csv))?, path)?;
    }
    work.ask(work.pipeline.absent(actor, import, zone, 0, ROWS))
}

fn sentences(view: &AbsentView) -> Vec<Message> {
    let of_group = |group: &coverlist_api::AbsentGroup| {
        let place = if group.place.is_empty() { "–" } else { &group.place };
        text::command_absent_group(place, group.records.to_string())
    };
    let counts = text::command_absent_counts(
        view.records.to_string(),
        view.multi_year.to_string(),
        view.likely.to_string(),
    );
    [counts].into_iter().chain(view.groups.iter().map(of_group)).collect()
}
