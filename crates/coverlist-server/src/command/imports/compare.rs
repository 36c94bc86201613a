//! `coverlist compare`: how an import differs from the previous one of the same source.

use super::OfImport;
use super::text_output::print_answer;
use super::workplace::Answer;
use anyhow::Result;
use coverlist_api::{ComparisonView, RowDifference};
use coverlist_messages::{Message, text};
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
The previous import is the latest processed one under the same template and with the same saved source, or \
else with the same headers. --json prints {previous, counts: {added, dropped, changed}, rows: [..], next}; \
the rows are those of --difference.

Exit code: 0, 1 when the district has no such import, 2 when the data cannot be opened or the command line \
is wrong.")]
/// Compares an import with the previous one of the same source.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// Rows to print: added, dropped or changed.
    #[arg(long, value_parser = difference, default_value = "dropped")]
    difference: RowDifference,
    /// The number of rows that --json prints, at most 1000.
    #[arg(long, value_name = "ROWS", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    limit: u32,
    /// Prints the rows after this line.
    #[arg(long, value_name = "LINE", default_value_t = 0)]
    after: u32,
}

fn difference(id: &str) -> Result<RowDifference, Message> {
    RowDifference::from_id(id).ok_or_else(text::command_compare_difference)
}

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(compare(args), args.of.common.json, |view| vec![sentence(view)])
}

fn compare(args: &Args) -> Answer<ComparisonView> {
    let work = args.of.open()?;
    let Args { difference, limit, after, .. } = *args;
    work.ask(work.pipeline.comparison(work.actor, work.import, difference, after, limit))
}

fn sentence(view: &ComparisonView) -> Message {
    let counts = view.counts;
    view.previous.as_ref().map_or_else(text::command_compare_none, |previous| {
        let id = previous.id.to_string();
        text::command_compare_counts(id, counts.added, counts.dropped, counts.changed)
    })
}
