//! `coverlist undo` and `coverlist redo`: reverts a processed import, and reverts the undo.

use super::CommonArgs;
use super::text_output::print_answer;
use super::workplace::{Answer, Stop, Workplace};
use anyhow::Result;
use coverlist_api::{ImportView, ReversalRequest, ReversalView};
use coverlist_core::lifecycle::{RunKind, RunState};
use coverlist_core::plan::ReversalCounts;
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// The number of rows that `--json` prints of what would be reverted.
const ROWS: u32 = 1_000;

#[derive(clap::Args)]
#[command(after_long_help = "\
Without --reverted, prints what would be reverted, and changes nothing: --json prints {run, counts, rows: [..], next}. With it, \
reverts in one transaction; if another number of records would be reverted now, nothing is changed. Records whose insurance was \
changed since keep their values; once the newer change is undone, they can be reverted, too. --json prints the import then. A run \
that is queued already, for example because the disk was full, is tried again.

Exit code: 0 when it was printed or reverted, 1 when nothing was changed, 2 when the data cannot be opened or the command line \
is wrong.

Examples:
  coverlist undo 12
  coverlist undo 12 --reverted 409")]
pub struct Args {
    /// The number of the import.
    import: i64,
    #[command(flatten)]
    common: CommonArgs,
    /// The number of records that get their earlier values back.
    #[arg(long, value_name = "RECORDS")]
    reverted: Option<u32>,
}

pub fn run(args: &Args, kind: RunKind) -> Result<ExitCode> {
    let Some(reverted) = args.reverted else {
        return print_answer(look(args, kind), args.common.json, |seen| sentences(seen, kind, args.import));
    };
    print_answer(revert(args, kind, reverted), args.common.json, |import| {
        let ReversalCounts { reverted, kept } =
            import.run.as_ref().and_then(|run| run.reversal).unwrap_or_default();
        vec![text::command_reversal_done(reverted, kept)]
    })
}

fn look(args: &Args, kind: RunKind) -> Answer<ReversalView> {
    let work = args.common.open(args.import)?;
    work.ask(work.pipeline.reversal(work.actor, work.import, kind, None, 0, ROWS))
}

fn revert(args: &Args, kind: RunKind, reverted: u32) -> Answer<ImportView> {
    let work = args.common.open(args.import)?;
    let done = work.carry_out(&queued(&work, kind, reverted)?)?;
    match &done.run {
        Some(run) if run.kind.event() == kind.event() && run.state == RunState::Applied => Ok(done),
        _ => Err(Stop::Refused(text::command_reversal_not())),
    }
}

/// The import, queued with consent to the reversal of this number of records.
fn queued(work: &Workplace, kind: RunKind, reverted: u32) -> Answer<ImportView> {
    let import = work.look()?;
    let run = import.queued_run().filter(|run| run.kind.event() == kind.event());
    if let Some(counts) = run.and_then(|run| run.reversal) {
        check_number(counts, reverted)?;
        return Ok(import);
    }
    let seen = work.ask(work.pipeline.reversal(work.actor, work.import, kind, None, 0, 1))?;
    check_number(seen.counts, reverted)?;
    let request = ReversalRequest { run: seen.run, counts: seen.counts };
    work.ask(work.pipeline.queue_reversal(work.actor, work.import, kind, request, Workplace::once()))
}

fn check_number(counts: ReversalCounts, reverted: u32) -> Answer<()> {
    if counts.reverted == reverted {
        return Ok(());
    }
    Err(Stop::Refused(text::command_reversal_number(counts.reverted)))
}

fn sentences(seen: &ReversalView, kind: RunKind, import: i64) -> Vec<Message> {
    let ReversalCounts { reverted, kept } = seen.counts;
    vec![
        text::command_reversal_counts(reverted, kept),
        text::command_reversal_next(kind.id(), import.to_string(), reverted.to_string()),
    ]
}
