//! `coverlist plan`: what processing an import would do now.

use super::text_output::print_answer;
use super::workplace::Answer;
use super::{OfImport, SampleArgs};
use crate::import::{PlanQuery, RowQuery};
use anyhow::Result;
use coverlist_api::PlanView;
use coverlist_core::plan::{Counts, Outcome, Warning};
use coverlist_core::record::Search;
use coverlist_messages::{Message, text};
use serde::Serialize;
use std::process::ExitCode;

/// The number of rows that `--json` prints, unless `--limit` names another one.
const ROWS: u32 = 100;

#[derive(clap::Args)]
#[command(after_long_help = "\
Changes nothing. --json prints {sha256, generation, counts, effects, warnings, rows: [..], next}; rows are in file order, those of samples that were \
applied are not among them, and next is the \
value of --after for more of them, or null.

Exit code: 0, 1 when the import has no plan, 2 when the data cannot be opened or the command line is wrong.

Examples:
  coverlist plan
  coverlist plan 12 --json --action skipped
  coverlist plan 12 --json --draw 15")]
/// Prints what processing an import would do now.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// Only rows with this action: updated, unchanged, skipped, refused or rejected.
    #[arg(long, value_parser = action)]
    action: Option<Outcome>,
    #[command(flatten)]
    sample: SampleArgs,
    /// The number of rows that --json prints, at most 1000.
    #[arg(long, value_name = "ROWS", default_value_t = ROWS, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    limit: u32,
    /// Prints the rows after this line.
    #[arg(long, value_name = "LINE", default_value_t = 0)]
    after: u32,
}

fn action(id: &str) -> Result<Outcome, Message> {
    Outcome::from_id(id).ok_or_else(text::command_plan_action)
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
    let Args { action: outcome, sample, limit, after, .. } = *args;
    let rows = RowQuery { outcome, q: Search::new(""), after, limit };
    let query = PlanQuery { sample: sample.sample(), ..rows.into() };
    let plan = work.ask(work.pipeline.plan(work.actor, work.import, query))?;
    Ok(Planned { import: work.import, plan })
}

fn sentences(import: i64, plan: &PlanView) -> Vec<Message> {
    let Counts { updated, unchanged, skipped, refused, rejected, .. } = plan.counts;
    let counts = text::command_plan_counts(updated, unchanged, skipped, refused, rejected);
    let next = text::command_plan_next(import.to_string(), updated.to_string());
    [counts].into_iter().chain(warnings(plan)).chain([next]).collect()
}

/// The number of rows with each warning; nothing without any.
fn warnings(plan: &PlanView) -> Option<Message> {
    let rows = |wanted| {
        let counted = plan.warnings.iter().find(|count| count.warning == wanted);
        counted.map_or(0, |count| count.rows)
    };
    let [clears, ends, shortens, replaces, starts] = Warning::ALL.map(rows);
    let says = || text::command_plan_warnings(clears, ends, shortens, replaces, starts);
    (!plan.warnings.is_empty()).then(says)
}
