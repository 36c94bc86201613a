//! `coverlist plan`: what processing an import would do now.

use super::OfImport;
use super::plan_query_args::PlanQueryArgs;
use super::sheet_output::save;
use super::text_output::print_answer;
use super::workplace::Answer;
use crate::workbook::FileFormat;
use anyhow::Result;
use coverlist_api::{PlanView, WarningCount};
use coverlist_core::plan::{Counts, Warning};
use coverlist_messages::{Message, text};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Changes nothing. --json prints {sha256, generation, counts, effects, warnings, rows: [..], next}. The \
counts are those of the whole plan; rows of samples that were applied are not in it. Rows are in file order \
unless they are sorted, and next is the value of --after for more of them, or null. --sheet writes all rows \
that are found, in file order, as a list that can be staged again; the reason of a row says what happens to \
its record.

Exit code: 0, 1 when the import has no plan or the template no such field, 2 when the data cannot be opened \
or the command line is wrong.

Examples:
  coverlist plan
  coverlist plan 12 --json --action skipped
  coverlist plan 12 --json --where coverage_type=Full --sort coverage_end --descending
  coverlist plan 12 --json --draw 15")]
/// Prints what processing an import would do now.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    #[command(flatten)]
    query: PlanQueryArgs,
    /// Writes the rows as a sheet to this file, which must not exist.
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(plan(args), args.of.common.json, |it| sentences(it.import, &it.plan))
}

/// A plan with the id of its import, which the output does not have.
#[derive(Serialize)]
struct Planned {
    #[serde(skip)]
    import: i64,
    #[serde(flatten)]
    plan: PlanView,
}

fn plan(args: &Args) -> Answer<Planned> {
    let work = args.of.open()?;
    if let Some(path) = &args.sheet {
        let sheet = work.pipeline.plan_sheet(work.actor, work.import, args.query.query(), FileFormat::Csv);
        save(work.ask(sheet)?, path)?;
    }
    let plan = work.ask(work.pipeline.plan(work.actor, work.import, args.query.query()))?;
    Ok(Planned { import: work.import, plan })
}

fn sentences(import: i64, plan: &PlanView) -> Vec<Message> {
    let Counts { updated, unchanged, skipped, refused, rejected, .. } = plan.counts;
    let counts = text::command_plan_counts(updated, unchanged, skipped, refused, rejected);
    let next = text::command_plan_next(import.to_string(), updated.to_string());
    [counts].into_iter().chain(plan.warnings.iter().map(warned)).chain([next]).collect()
}

/// The number of rows with a warning.
fn warned(count: &WarningCount) -> Message {
    let rows = count.rows;
    match count.warning {
        Warning::ClearsValues => text::command_plan_clears(rows),
        Warning::EndsRunning => text::command_plan_ends(rows),
        Warning::Shortens => text::command_plan_shortens(rows),
        Warning::ReplacesMultiYear => text::command_plan_replaces(rows),
        Warning::StartsInFuture => text::command_plan_starts(rows),
        Warning::PolicyOfOther => text::command_plan_policy(rows),
        Warning::SecondDevice => text::command_plan_second_device(rows),
    }
}
