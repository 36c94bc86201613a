//! `coverlist records loads`: the loads of lists, and their undos.

use super::registrar::CommonArgs;
use crate::command::imports::{Answer, print_answer};
use anyhow::Result;
use coverlist_api::{LoadView, Page};
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// Lists the loads of users and devices, and their undos, the newest first.
#[derive(clap::Args)]
#[command(after_long_help = "\
--json prints {rows: [..], next}; next is the value of --before for older ones, or null. `coverlist records \
undo` shows the records of a load.

Exit code: 0, or 2 when the data cannot be opened or the command line is wrong.")]
pub(super) struct Args {
    #[command(flatten)]
    common: CommonArgs,
    /// The most loads to print.
    #[arg(long, value_name = "LOADS", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    limit: u32,
    /// Prints loads before this one.
    #[arg(long, value_name = "LOAD")]
    before: Option<i64>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    print_answer(loads(args), args.common.json, |page| match &*page.rows {
        [] => vec![text::command_loads_none()],
        rows => rows.iter().map(sentence).collect(),
    })
}

fn loads(args: &Args) -> Answer<Page<LoadView>> {
    let it = args.common.open()?;
    it.ask(it.registry.loads(it.actor, args.before, args.limit))
}

fn sentence(load: &LoadView) -> Message {
    text::command_loads_line(load.id.to_string(), &load.at, &load.by.name, what(load))
}

/// What a load did, in numbers.
fn what(load: &LoadView) -> Message {
    if let Some(counts) = load.reversal {
        let [removed, restored, kept] =
            [counts.removed, counts.restored, counts.kept].map(|count| count.to_string());
        let list = load.list.to_string();
        return text::command_loads_reversal(load.kind.id(), list, removed, restored, kept);
    }
    let counted = load.loaded.map_or([0; 2], |counts| [counts.added, counts.changed]);
    let [added, changed] = counted.map(|count| count.to_string());
    match load.undone {
        true => text::command_loads_undone(load.records.id(), added, changed),
        false => text::command_loads_load(load.records.id(), added, changed),
    }
}
