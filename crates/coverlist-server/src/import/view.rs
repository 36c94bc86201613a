//! Converts imports for the API.

use crate::rfc3339;
use crate::store::imports::{self, Import};
use crate::store::runs::{Run, SeenCounts};
use coverlist_api::{ColumnView, ImportView, Person, ProcessedBefore, Progress, RunView, WaitingView};
use coverlist_core::lifecycle::RunState;
use coverlist_core::template::Column;
use coverlist_messages::text;

pub(super) fn import(
    import: &Import,
    progress: Option<Progress>,
    waiting: Option<WaitingView>,
) -> ImportView {
    let template = &import.template;
    ImportView {
        id: import.key.id,
        state: import.state,
        template: template.id.clone(),
        template_version: template.version,
        template_name: template.name.clone(),
        kind: template.kind,
        columns: template.columns.iter().map(column).collect(),
        name: import.name().to_owned(),
        bytes: import.provenance.source.bytes,
        source_sha256: import.provenance.source.sha256.clone(),
        sha256: import.sha256.clone(),
        generation: import.generation,
        provenance: import.provenance.clone(),
        rows: import.rows,
        accepted: import.accepted,
        rejected: import.rejected,
        set_aside: import.set_aside,
        staged_by: import.staged_by.clone().unwrap_or_else(command_line),
        staged_at: rfc3339(import.staged_at),
        run: import.run.as_ref().map(|it| Box::new(run(it, waiting))),
        closed_by: import.closed_at.map(|_| import.closed_by.clone().unwrap_or_else(command_line)),
        closed_at: import.closed_at.map(rfc3339),
        counts: import.counts,
        applied: import.applied,
        origin: import.origin,
        merges: import.merges,
        round: import.round,
        expired: import.expired,
        progress,
        processed_before: import.processed_before.as_ref().map(|before| Box::new(processed(before))),
    }
}

pub(super) fn run(run: &Run, waiting: Option<WaitingView>) -> RunView {
    let (plan, sample, reversal) = match run.seen.counts {
        SeenCounts::Plan(counts) => (Some(counts), None, None),
        SeenCounts::Sample(seen) => (Some(seen.plan), Some(seen.sample), None),
        SeenCounts::Reversal(counts) => (None, None, Some(counts)),
    };
    RunView {
        id: run.key.id,
        kind: run.kind,
        state: run.state,
        by: run.queued_by.clone().unwrap_or_else(command_line),
        at: rfc3339(run.queued_at),
        ended_by: match run.state {
            RunState::Withdrawn if !run.stale => Some(run.ended_by.clone().unwrap_or_else(command_line)),
            _ => None,
        },
        ended_at: run.ended_at.map(rfc3339),
        plan,
        sample,
        reversal,
        waiting,
    }
}

/// The name that stands for an account in an import from the command line.
pub(super) fn command_line() -> Person {
    Person { name: text::part_command_line().to_string(), email: String::new() }
}

fn column(column: &Column) -> ColumnView {
    ColumnView { field: column.field, header: column.header.clone() }
}

pub(super) fn processed(before: &imports::ProcessedBefore) -> ProcessedBefore {
    ProcessedBefore {
        id: before.id,
        by: before.by.clone().unwrap_or_else(command_line),
        at: rfc3339(before.at),
    }
}
