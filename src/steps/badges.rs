//! The product's states as word, shape and colour, the same on every screen.

use crate::ui::{Badge, Shape, ShapeIcon, Tone};
use crate::words::{records, terms};
use coverlist_core::findings::Severity;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Outcome;
use coverlist_core::record::Status;
use leptos::prelude::*;

/// What becomes of a row.
#[component]
pub fn OutcomeBadge(
    /// What becomes of it.
    outcome: Outcome,
) -> impl IntoView {
    let (tone, shape) = mark(outcome);
    view! { <Badge tone shape word=terms::outcome(outcome) /> }
}

/// What becomes of a row, as shape and colour beside a word of its own.
#[component]
pub fn OutcomeShape(
    /// What becomes of it.
    outcome: Outcome,
) -> impl IntoView {
    let (tone, shape) = mark(outcome);
    view! { <span class=format!("mark tone-{}", tone.class())><ShapeIcon shape /></span> }
}

const fn mark(outcome: Outcome) -> (Tone, Shape) {
    match outcome {
        Outcome::Updated => (Tone::Good, Shape::Tick),
        Outcome::Unchanged => (Tone::Plain, Shape::Ring),
        Outcome::Skipped => (Tone::Warns, Shape::Bar),
        Outcome::Refused => (Tone::Warns, Shape::Diamond),
        Outcome::Rejected => (Tone::Bad, Shape::Cross),
    }
}

/// What a finding means for its row or file.
#[component]
pub fn SeverityBadge(
    /// What it means.
    severity: Severity,
) -> impl IntoView {
    let (tone, shape) = match severity {
        Severity::Blocks => (Tone::Bad, Shape::Diamond),
        Severity::Rejects => (Tone::Bad, Shape::Cross),
        Severity::Warns => (Tone::Warns, Shape::Triangle),
    };
    view! { <Badge tone shape word=terms::severity(severity) /> }
}

/// Where an import is in its life.
#[component]
pub fn StateBadge(
    /// Where it is.
    state: State,
) -> impl IntoView {
    let (tone, shape) = match state {
        State::Staged => (Tone::Tells, Shape::Ring),
        State::Queued => (Tone::Tells, Shape::Arc),
        State::Processed => (Tone::Good, Shape::Tick),
        State::Failed => (Tone::Bad, Shape::Cross),
        State::Deleted => (Tone::Plain, Shape::Bar),
        State::Undone => (Tone::Warns, Shape::Bar),
    };
    view! { <Badge tone shape word=terms::state(state) /> }
}

/// Whether a record is insured.
#[component]
pub fn StatusBadge(
    /// Whether it is; `None` when nobody ever said.
    status: Option<Status>,
) -> impl IntoView {
    let (tone, shape, word) = match status {
        Some(status @ Status::Enrolled) => (Tone::Good, Shape::Tick, terms::status(status)),
        Some(status @ Status::NotEnrolled) => (Tone::Plain, Shape::Ring, terms::status(status)),
        Some(status @ Status::Declined) => (Tone::Warns, Shape::Bar, terms::status(status)),
        Some(status @ Status::Waived) => (Tone::Tells, Shape::Diamond, terms::status(status)),
        None => (Tone::Plain, Shape::Ring, records::NO_STATUS),
    };
    view! { <Badge tone shape word /> }
}
