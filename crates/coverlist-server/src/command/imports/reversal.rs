//! `coverlist undo` and `coverlist redo`: reverts a processed import, and reverts the undo.

use super::OfImport;
use super::text_output::print_answer;
use super::workplace::{Answer, Workplace};
use anyhow::Result;
use coverlist_api::{ImportView, ReversalRequest, ReversalView};
use coverlist_core::lifecycle::{RunKind, State};
use coverlist_core::plan::ReversalCounts;
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// The number of rows that `--json` prints of what would be reverted.
const ROWS: u32 = 1_000;

#[derive(clap::Args)]
#[command(after_long_help = "\
Without --reverted, prints what would be reverted, and changes nothing: --json prints {run, counts, rows: [..], next}. With it, \
reverts in one transaction; if another number of records would be reverted now, nothing is changed. Records whose insurance was \
changed since keep their values. --json prints the import then. The import, its report and both runs stay in the list of imports.

Exit code: 0 when it was printed or reverted, 1 when nothing was changed, 2 when the data cannot be opened or the command line \
is wrong.

Examples:
  coverlist undo 12
  coverlist undo 12 --reverted 409")]
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// The number of records that get their earlier values back.
    #[arg(long, value_name = "RECORDS")]
    reverted: Option<u32>,
}

pub fn run(args: &Args, kind: RunKind) -> Result<ExitCode> {
    let work = args.of.open()?;
    let seen = work.ask(work.pipeline.reversal(work.actor, work.import, kind, 0, ROWS))?;
    let Some(reverted) = args.reverted else {
        return print_answer(&seen, args.of.json, |seen| sentences(seen, kind, work.import));
    };
    let done = match queued(&work, kind, seen, reverted)? {
        Ok(import) => work.carry_out(&import)?,
        Err(reason) => Err(reason),
    };
    let wanted = if kind == RunKind::Redo { State::Processed } else { State::Undone };
    let done = done.and_then(|import| match import.state == wanted {
        true => Ok(import),
        false => Err(text::command_reversal_not()),
    });
    print_answer(&done, args.of.json, |import| {
        let ReversalCounts { reverted, kept } =
            import.run.as_ref().and_then(|run| run.reversal).unwrap_or_default();
        vec![text::command_reversal_done(reverted, kept)]
    })
}

/// The import, queued with consent to the reversal of this number of records.
fn queued(
    work: &Workplace,
    kind: RunKind,
    seen: Answer<ReversalView>,
    reverted: u32,
) -> Result<Answer<ImportView>> {
    let ReversalView { run, counts, .. } = match seen {
        Ok(seen) => seen,
        Err(reason) => return Ok(Err(reason)),
    };
    if counts.reverted != reverted {
        return Ok(Err(text::command_reversal_number(counts.reverted)));
    }
    let request = ReversalRequest { run, counts };
    work.ask(work.pipeline.queue_reversal(work.actor, work.import, kind, request, Workplace::once()))
}

fn sentences(seen: &ReversalView, kind: RunKind, import: i64) -> Vec<Message> {
    let ReversalCounts { reverted, kept } = seen.counts;
    vec![
        text::command_reversal_counts(reverted, kept),
        text::command_reversal_next(kind.id(), import.to_string(), reverted.to_string()),
    ]
}
