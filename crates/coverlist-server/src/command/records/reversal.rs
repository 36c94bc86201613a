//! `coverlist records undo` and `redo`: reverts a load, and reverts the undo.

use super::registrar::{CommonArgs, Registrar};
use crate::IdempotentRequest;
use crate::command::imports::{Answer, Stop, print_answer};
use crate::command::terminal::shown;
use crate::store::loads::Reverting;
use anyhow::Result;
use coverlist_api::{LoadReversalRequest, LoadReversalRow, LoadReversalView, LoadView};
use coverlist_core::roster::{LoadKind, LoadReversalCounts};
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// The number of records that `--json` prints of what would be reverted.
const ROWS: u32 = 1_000;
/// The number of kept records that are printed otherwise.
const PRINTED: usize = 20;

#[derive(clap::Args)]
#[command(after_long_help = "\
Without --removed and --restored, prints what would be reverted, and changes nothing: --json prints \
{counts, rows: [..], next}. With them, reverts in one transaction; if other numbers of records would be \
reverted now, nothing is changed. --json prints the undo then.

A record gets its earlier key and details back if they are as the load left them; insurance stays as it is. \
A record that the load added is removed, unless it has insurance or an import names it. All others are \
kept. Reverting a newer load first may free them.

Exit code: 0 when it was printed or reverted, 1 when nothing was changed, 2 when the data cannot be opened \
or the command line is wrong.

Examples:
  coverlist records undo 3
  coverlist records undo 3 --removed 12 --restored 409")]
pub(super) struct Args {
    /// The number of the load.
    load: i64,
    #[command(flatten)]
    common: CommonArgs,
    /// The number of records that are removed.
    #[arg(long, value_name = "RECORDS")]
    removed: Option<u32>,
    /// The number of records that get their earlier key and details back.
    #[arg(long, value_name = "RECORDS")]
    restored: Option<u32>,
}

pub(super) fn run(args: &Args, kind: LoadKind) -> Result<ExitCode> {
    let what = if kind == LoadKind::Redo { Reverting::Undo } else { Reverting::Changes };
    if args.removed.is_none() && args.restored.is_none() {
        let seen = args.common.open().map_err(Stop::from).and_then(|it| look(args, &it, what, ROWS));
        return print_answer(seen, args.common.json, |seen| sentences(seen, kind, args.load));
    }
    print_answer(revert(args, what), args.common.json, |load| {
        let LoadReversalCounts { removed, restored, kept } = load.reversal.unwrap_or_default();
        vec![text::command_loads_reverted(removed.to_string(), restored.to_string(), kept.to_string())]
    })
}

fn look(args: &Args, it: &Registrar, what: Reverting, rows: u32) -> Answer<LoadReversalView> {
    it.ask(it.registry.load_reversal(it.actor, args.load, what, 0, rows))
}

fn revert(args: &Args, what: Reverting) -> Answer<LoadView> {
    let it = args.common.open()?;
    let LoadReversalCounts { removed, restored, kept } = look(args, &it, what, 1)?.counts;
    if (args.removed.unwrap_or(0), args.restored.unwrap_or(0)) != (removed, restored) {
        return Err(Stop::Refused(text::command_loads_number(removed.to_string(), restored.to_string())));
    }
    let seen = LoadReversalRequest { counts: LoadReversalCounts { removed, restored, kept } };
    let request = IdempotentRequest::without_key();
    it.ask(it.registry.revert_load(it.actor, args.load, what, seen, request))
}

fn sentences(seen: &LoadReversalView, kind: LoadKind, load: i64) -> Vec<Message> {
    let [removed, restored, kept] =
        [seen.counts.removed, seen.counts.restored, seen.counts.kept].map(|count| count.to_string());
    let counts = text::command_loads_reversal_counts(&removed, &restored, kept);
    let kept = seen.rows.iter().filter_map(kept_row).take(PRINTED);
    let next = (seen.counts.reverted() > 0)
        .then(|| text::command_loads_reversal_next(kind.id(), load.to_string(), removed, restored));
    [counts].into_iter().chain(kept).chain(next).collect()
}

/// Why a record is kept.
fn kept_row(row: &LoadReversalRow) -> Option<Message> {
    let content = row.new.as_ref().or(row.old.as_ref())?;
    let reason = &row.reason.as_ref()?.message;
    Some(text::command_loads_kept(&*shown(&content.key), reason))
}
