//! `coverlist process`: applies an import.

use super::OfImport;
use super::text_output::{print_answer, refused};
use super::workplace::{Answer, Workplace};
use crate::import::RowQuery;
use anyhow::Result;
use coverlist_api::{ImportView, ProcessRequest};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use coverlist_core::record::Search;
use coverlist_messages::{Message, text};
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
    let work = match args.of.open()? {
        Ok(work) => work,
        Err(reason) => return Ok(refused(&reason)),
    };
    let done = match queued(&work, args.updated)? {
        Ok(import) => work.carry_out(&import)?,
        Err(reason) => Err(reason),
    };
    let done = done.and_then(|import| match import.state {
        State::Processed => Ok(import),
        _ => Err(text::command_process_not()),
    });
    print_answer(&done, args.of.place.json, |import| {
        let Counts { updated, unchanged, skipped, refused, rejected } = import.counts.unwrap_or_default();
        vec![
            text::command_process_done(import.id.to_string()),
            text::command_plan_counts(updated, unchanged, skipped, refused, rejected),
        ]
    })
}

/// The import, queued with consent to a plan that updates this number of records.
fn queued(work: &Workplace, updated: u32) -> Result<Answer<ImportView>> {
    let import = match work.ask(work.pipeline.import(work.actor, work.import))? {
        Ok(import) => import,
        Err(reason) => return Ok(Err(reason)),
    };
    let plan = import.run.as_ref().filter(|_| import.state == State::Queued).and_then(|run| run.plan);
    if let Some(plan) = plan {
        return Ok(if plan.updated == updated { Ok(import) } else { Err(other_number(plan.updated)) });
    }
    let first = RowQuery { outcome: None, q: Search::new(""), after: 0, limit: 1 };
    let plan = match work.ask(work.pipeline.plan(work.actor, work.import, first))? {
        Ok(plan) => plan,
        Err(reason) => return Ok(Err(reason)),
    };
    if plan.counts.updated != updated {
        return Ok(Err(other_number(plan.counts.updated)));
    }
    let seen = ProcessRequest { sha256: plan.sha256, generation: plan.generation, counts: plan.counts };
    work.ask(work.pipeline.process(work.actor, work.import, seen, Workplace::once()))
}

fn other_number(updated: u32) -> Message {
    text::command_process_number(updated)
}
