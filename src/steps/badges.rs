//! The product's states as word, icon and color, the same on every screen.

use crate::ui::{Badge, Icon, Tone};
use crate::words::terms::{self, Tense};
use coverlist_api::ValuesView;
use coverlist_core::findings::Severity;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Effect, Outcome};
use coverlist_core::record::{Field, Status};
use coverlist_core::validate::RowStatus;
use leptos::prelude::*;

/// The status of a record; `None` if it is blank.
pub fn status_of(values: &ValuesView) -> Option<Status> {
    values.text(Field::Status).and_then(Status::from_id)
}

#[component]
pub fn OutcomeBadge(outcome: Outcome, tense: Tense) -> impl IntoView {
    let (tone, icon) = outcome_mark(outcome);
    view! { <Badge tone icon word=terms::outcome(outcome, tense) /> }
}

#[component]
pub fn EffectBadge(effect: Effect, tense: Tense) -> impl IntoView {
    let (tone, icon) = effect_mark(effect);
    view! { <Badge tone icon word=terms::effect(effect, tense) /> }
}

/// The color and icon of an effect.
pub(super) const fn effect_mark(effect: Effect) -> (Tone, Icon) {
    match effect {
        Effect::NewlyEnrolled => (Tone::Info, Icon::Tick),
        Effect::Renewed => (Tone::Good, Icon::Tick),
        Effect::Ended => (Tone::Warning, Icon::Triangle),
        Effect::Changed => (Tone::Plain, Icon::Tick),
    }
}

pub(super) const fn outcome_mark(outcome: Outcome) -> (Tone, Icon) {
    match outcome {
        Outcome::Updated => (Tone::Good, Icon::Tick),
        Outcome::Unchanged => (Tone::Plain, Icon::Ring),
        Outcome::Skipped => (Tone::Warning, Icon::Bar),
        Outcome::Refused => (Tone::Warning, Icon::Diamond),
        Outcome::Rejected => (Tone::Bad, Icon::Cross),
        Outcome::NotProcessed => (Tone::Plain, Icon::Ring),
    }
}

#[component]
pub fn SeverityBadge(severity: Severity) -> impl IntoView {
    let (tone, icon) = severity_mark(severity);
    view! { <Badge tone icon word=terms::severity(severity) /> }
}

/// The color and icon of a severity.
pub(super) const fn severity_mark(severity: Severity) -> (Tone, Icon) {
    match severity {
        Severity::Blocks => (Tone::Bad, Icon::Diamond),
        Severity::Rejects => (Tone::Bad, Icon::Cross),
        Severity::Warns => (Tone::Warning, Icon::Triangle),
    }
}

/// The color and icon of a row of a file.
pub(super) const fn row_mark(row_status: RowStatus) -> (Tone, Icon) {
    match row_status {
        RowStatus::Accepted => (Tone::Good, Icon::Tick),
        RowStatus::Rejected => (Tone::Bad, Icon::Cross),
        RowStatus::SetAside => (Tone::Plain, Icon::Bar),
        RowStatus::Header => (Tone::Plain, Icon::Ring),
    }
}

/// The color and icon of an accepted row whose key names no record.
pub(super) const MISSING_MARK: (Tone, Icon) = (Tone::Warning, Icon::Bar);

#[component]
pub fn StateBadge(state: State) -> impl IntoView {
    let (tone, icon) = match state {
        State::Staged => (Tone::Info, Icon::Ring),
        State::Queued => (Tone::Info, Icon::Spinner),
        State::Processed => (Tone::Good, Icon::Tick),
        State::Deleted => (Tone::Plain, Icon::Bar),
        State::Undone => (Tone::Warning, Icon::Bar),
    };
    view! { <Badge tone icon word=terms::state(state) /> }
}

#[component]
pub fn StatusBadge(
    /// `None` if the record's status was never set.
    status: Option<Status>,
) -> impl IntoView {
    let (tone, icon, word) = match status {
        Some(status @ Status::Enrolled) => (Tone::Good, Icon::Tick, terms::status(status)),
        Some(status @ Status::NotEnrolled) => (Tone::Plain, Icon::Ring, terms::status(status)),
        Some(status @ Status::Declined) => (Tone::Warning, Icon::Bar, terms::status(status)),
        Some(status @ Status::Waived) => (Tone::Info, Icon::Diamond, terms::status(status)),
        None => (Tone::Plain, Icon::Ring, t!(records_no_status)),
    };
    view! { <Badge tone icon word /> }
}
