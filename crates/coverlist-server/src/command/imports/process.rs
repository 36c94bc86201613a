//! `coverlist process`: applies an import.

use super::OfImport;
use super::text_output::print_answer;
use super::workplace::{Answer, Stop, Workplace};
use crate::import::RowQuery;
use anyhow::Result;
use coverlist_api::{ImportView, ProcessRequest};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use coverlist_core::record::Search;
use coverlist_messages::text;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Applies the plan that `coverlist plan` prints, in one transaction: every change is made, or none. --updated is the consent: if \
the plan would update another number of records now, nothing is applied. An import that is queued already, for example because \
the disk was full, is tried again. The audit log shows the command line as who consented.

--json prints the import.

Exit code: 0 when the import was applied, 1 when nothing was applied, 2 when the data cannot be opened or the command line is \
wrong.

Example:
  coverlist process 12 --updated 411")]
/// Applies an import in one transaction.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// The number of records that the plan updates.
    #[arg(long, value_name = "RECORDS")]
    updated: u32,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(process(args), args.of.common.json, |import| {
        let Counts { updated, unchanged, skipped, refused, rejected } = import.counts.unwrap_or_default();
        vec![
            text::command_process_done(import.id.to_string()),
            text::command_plan_counts(updated, unchanged, skipped, refused, rejected),
        ]
    })
}

fn process(args: &Args) -> Answer<ImportView> {
    let work = args.of.open()?;
    let done = work.carry_out(&queued(&work, args.updated)?)?;
    match done.state {
        State::Processed => Ok(done),
        _ => Err(Stop::Refused(text::command_process_not())),
    }
}

/// The import, queued with consent to a plan that updates this number of records.
fn queued(work: &Workplace, updated: u32) -> Answer<ImportView> {
    let import = work.look()?;
    if let Some(plan) = import.queued_run().and_then(|run| run.plan) {
        check_number(&plan, updated)?;
        return Ok(import);
    }
    let first = RowQuery { outcome: None, q: Search::new(""), after: 0, limit: 1 };
    let plan = work.ask(work.pipeline.plan(work.actor, work.import, first))?;
    check_number(&plan.counts, updated)?;
    let seen = ProcessRequest { sha256: plan.sha256, generation: plan.generation, counts: plan.counts };
    work.ask(work.pipeline.process(work.actor, work.import, seen, Workplace::once()))
}

fn check_number(plan: &Counts, updated: u32) -> Answer<()> {
    if plan.updated == updated {
        return Ok(());
    }
    Err(Stop::Refused(text::command_process_number(plan.updated)))
}
