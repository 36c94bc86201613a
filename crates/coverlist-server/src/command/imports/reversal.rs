//! `coverlist undo` and `coverlist redo`: reverts a processed import, and reverts the undo.

use super::Place;
use super::text_output::print_answer;
use super::workplace::{Answer, Workplace};
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
    place: Place,
    /// The number of records that get their earlier values back.
    #[arg(long, value_name = "RECORDS")]
    reverted: Option<u32>,
}

pub fn run(args: &Args, kind: RunKind) -> Result<ExitCode> {
    let work = args.place.open(args.import)?;
    let Some(reverted) = args.reverted else {
        let seen = work.ask(work.pipeline.reversal(work.actor, work.import, kind, 0, ROWS))?;
        return print_answer(&seen, args.place.json, |seen| sentences(seen, kind, work.import));
    };
    let done = match queued(&work, kind, reverted)? {
        Ok(import) => work.carry_out(&import)?,
        Err(reason) => Err(reason),
    };
    let done = done.and_then(|import| match &import.run {
        Some(run) if run.kind == kind && run.state == RunState::Applied => Ok(import),
        _ => Err(text::command_reversal_not()),
    });
    print_answer(&done, args.place.json, |import| {
        let ReversalCounts { reverted, kept } =
            import.run.as_ref().and_then(|run| run.reversal).unwrap_or_default();
        vec![text::command_reversal_done(reverted, kept)]
    })
}

/// The import, queued with consent to the reversal of this number of records.
fn queued(work: &Workplace, kind: RunKind, reverted: u32) -> Result<Answer<ImportView>> {
    let import = match work.ask(work.pipeline.import(work.actor, work.import))? {
        Ok(import) => import,
        Err(reason) => return Ok(Err(reason)),
    };
    let run = import.run.as_ref().filter(|run| run.state == RunState::Queued && run.kind == kind);
    if let Some(counts) = run.and_then(|run| run.reversal) {
        let is_same = counts.reverted == reverted;
        return Ok(if is_same { Ok(import) } else { Err(other_number(counts.reverted)) });
    }
    let seen = match work.ask(work.pipeline.reversal(work.actor, work.import, kind, 0, 1))? {
        Ok(seen) => seen,
        Err(reason) => return Ok(Err(reason)),
    };
    if seen.counts.reverted != reverted {
        return Ok(Err(other_number(seen.counts.reverted)));
    }
    let request = ReversalRequest { run: seen.run, counts: seen.counts };
    work.ask(work.pipeline.queue_reversal(work.actor, work.import, kind, request, Workplace::once()))
}

fn other_number(reverted: u32) -> Message {
    text::command_reversal_number(reverted)
}

fn sentences(seen: &ReversalView, kind: RunKind, import: i64) -> Vec<Message> {
    let ReversalCounts { reverted, kept } = seen.counts;
    vec![
        text::command_reversal_counts(reverted, kept),
        text::command_reversal_next(kind.id(), import.to_string(), reverted.to_string()),
    ]
}
