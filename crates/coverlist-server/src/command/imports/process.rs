//! `coverlist process`: applies an import.

use super::text_output::print_answer;
use super::workplace::{Answer, Stop, Workplace};
use super::{OfImport, SampleArgs};
use crate::import::RowQuery;
use anyhow::Result;
use coverlist_api::{ImportView, PlanView, ProcessRequest, RunView};
use coverlist_core::lifecycle::RunState;
use coverlist_core::plan::{Counts, Sample};
use coverlist_messages::text;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Applies the plan that `coverlist plan` prints, in one transaction: every change is made, or none. With \
--first or --draw, only that many rows are applied, and the rest stays staged. --updated is the consent: if \
the plan would update another number of records now, nothing is applied. An import that is queued already, for example because \
the disk was full, is tried again. The audit log shows the command line as who consented.

--json prints the import.

Exit code: 0 when the import was applied, 1 when nothing was applied, 2 when the data cannot be opened or the command line is \
wrong.

Example:
  coverlist process 12 --updated 411 --draw 15
  coverlist process 12 --updated 411")]
/// Applies an import in one transaction.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// The number of records that the plan updates.
    #[arg(long, value_name = "RECORDS")]
    updated: u32,
    #[command(flatten)]
    sample: SampleArgs,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(process(args), args.of.common.json, |import| {
        let id = import.id.to_string();
        let Some(counts) = import.counts else {
            return vec![text::command_process_sampled(id, import.applied.to_string())];
        };
        let Counts { updated, unchanged, skipped, refused, rejected, .. } = counts;
        vec![
            text::command_process_done(id),
            text::command_plan_counts(updated, unchanged, skipped, refused, rejected),
        ]
    })
}

fn process(args: &Args) -> Answer<ImportView> {
    let work = args.of.open()?;
    let queued = queued(&work, args.updated, args.sample.sample())?;
    let done = work.carry_out(&queued)?;
    // Another run may have been queued since.
    let runs = work.ask(work.pipeline.runs(work.actor, work.import))?.rows;
    let is_same = |run: &&RunView| queued.run.as_ref().is_some_and(|queued| queued.id == run.id);
    match runs.iter().find(is_same) {
        Some(run) if run.state == RunState::Applied => Ok(done),
        _ => Err(Stop::Refused(text::command_process_not())),
    }
}

/// The import, queued with consent to a plan that updates this number of records, or to a sample of it.
fn queued(work: &Workplace, updated: u32, sample: Option<Sample>) -> Answer<ImportView> {
    let import = work.look()?;
    let same = import.queued_run().filter(|run| run.sample == sample);
    if let Some(plan) = same.and_then(|run| run.plan) {
        check_number(&plan, updated)?;
        return Ok(import);
    }
    let first = RowQuery::first(None, 1);
    let plan = work.ask(work.pipeline.plan(work.actor, work.import, first.into()))?;
    check_number(&plan.counts, updated)?;
    let PlanView { sha256, generation, counts, .. } = plan;
    let seen = ProcessRequest { sha256, generation, counts, sample };
    work.ask(work.pipeline.process(work.actor, work.import, seen, Workplace::once()))
}

fn check_number(plan: &Counts, updated: u32) -> Answer<()> {
    if plan.updated == updated {
        return Ok(());
    }
    Err(Stop::Refused(text::command_process_number(plan.updated)))
}
