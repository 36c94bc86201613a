//! The states of imports and of their runs, and every legal transition between them.

use serde::{Deserialize, Serialize};

/// The state of an import. No state means "running": after a crash the import is still `Queued`, and the next
/// start runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The file is stored and validated. None of its rows is applied.
    Staged,
    /// An admin consented to the plan, and processing has not finished.
    Queued,
    /// The import was applied in one transaction.
    Processed,
    /// An admin deleted the import before it was processed.
    Deleted,
    /// The import was applied and later undone.
    Undone,
}

/// Where the rows of an import come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From a list, which is staged until a person consents to its plan.
    List,
    /// From a change of single records, which is processed at once.
    Record,
}

impl Origin {
    /// The name of the origin in the database.
    pub const fn id(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Record => "record",
        }
    }

    /// Finds an origin by its id. `None` when no origin has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::List, Self::Record].into_iter().find(|origin| origin.id() == id)
    }
}

/// An event that can change the state of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An admin consented to the plan, so the import waits for processing.
    Queue,
    /// The run ended without a change: a person withdrew it, the plan had changed, or it failed.
    Restage,
    /// A sample committed its transaction. The other rows stay staged.
    Sample,
    /// Processing committed its transaction.
    Process,
    /// An admin deleted the staged file.
    Delete,
    /// An admin deleted the rows that a sample left. The rows of the sample stay applied.
    Close,
    /// The changes of the processed import, or of its sample, were reverted.
    Undo,
    /// The undo was reverted, so the changes are there again.
    Redo,
}

/// What a run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// Applies a part of the plan of a staged import. The other rows stay staged.
    Sample,
    /// Applies the plan of a staged import, or what samples left of it.
    Apply,
    /// Reverts the samples of a staged import. Their rows are staged again.
    UndoSample,
    /// Reverts the changes of a processed import.
    Undo,
    /// Reverts the undo of an import.
    Redo,
}

/// The state of a run: one attempt of an admin to change records, in one transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// An admin consented, and the transaction has not committed.
    Queued,
    /// The transaction committed.
    Applied,
    /// The transaction was rolled back, and a further try would fail, too.
    Failed,
    /// A person withdrew the run before it committed, or what they consented to had changed.
    Withdrawn,
}

/// An event that ends a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunEvent {
    /// The transaction committed.
    Apply,
    /// A further try would fail, too.
    Fail,
    /// A person withdrew the run, or the server did, because the plan had changed.
    Withdraw,
}

impl State {
    /// Every state in the order of an import's life.
    pub const ALL: [Self; 5] = [Self::Staged, Self::Queued, Self::Processed, Self::Deleted, Self::Undone];

    /// Every legal transition. All others are refused.
    pub const TRANSITIONS: [(Self, Event, Self); 11] = [
        (Self::Staged, Event::Queue, Self::Queued),
        (Self::Staged, Event::Delete, Self::Deleted),
        (Self::Staged, Event::Close, Self::Processed),
        (Self::Staged, Event::Undo, Self::Staged),
        (Self::Queued, Event::Restage, Self::Staged),
        (Self::Queued, Event::Sample, Self::Staged),
        (Self::Queued, Event::Process, Self::Processed),
        (Self::Processed, Event::Undo, Self::Undone),
        // Records that an undo kept can be reverted once the newer change is.
        (Self::Undone, Event::Undo, Self::Undone),
        (Self::Undone, Event::Redo, Self::Processed),
        (Self::Processed, Event::Redo, Self::Processed),
    ];

    /// The name of the state on the wire and in the database, such as `staged`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Staged => "staged",
            Self::Queued => "queued",
            Self::Processed => "processed",
            Self::Deleted => "deleted",
            Self::Undone => "undone",
        }
    }

    /// Finds a state by its id. `None` when no state has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }

    /// Whether the import is staged or queued. A district has at most one such import.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Staged | Self::Queued)
    }

    /// The state after `event`, or `None` when the event is not legal in this state.
    ///
    /// ```
    /// use coverlist_core::lifecycle::{Event, State};
    ///
    /// assert_eq!(State::Staged.after(Event::Queue), Some(State::Queued));
    /// assert_eq!(State::Processed.after(Event::Delete), None);
    /// ```
    pub fn after(self, event: Event) -> Option<Self> {
        after(&Self::TRANSITIONS, self, event)
    }
}

impl RunKind {
    /// Every kind of run.
    pub const ALL: [Self; 5] = [Self::Sample, Self::Apply, Self::UndoSample, Self::Undo, Self::Redo];

    /// The name of the kind on the wire and in the database, such as `apply`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Apply => "apply",
            Self::UndoSample => "undo_sample",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// Finds a kind by its id. `None` when no kind has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What happens to the import when a run of this kind commits.
    pub const fn event(self) -> Event {
        match self {
            Self::Sample => Event::Sample,
            Self::Apply => Event::Process,
            Self::UndoSample | Self::Undo => Event::Undo,
            Self::Redo => Event::Redo,
        }
    }

    /// Whether a run of this kind applies rows of a plan. The import is queued while such a run is.
    pub const fn applies(self) -> bool {
        matches!(self, Self::Sample | Self::Apply)
    }

    /// The kind of run that an undo of an import in this state is.
    pub const fn undo_in(state: State) -> Self {
        if state.is_open() { Self::UndoSample } else { Self::Undo }
    }
}

impl RunState {
    /// Every state of a run.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Applied, Self::Failed, Self::Withdrawn];

    /// Every legal transition. All others are refused.
    pub const TRANSITIONS: [(Self, RunEvent, Self); 3] = [
        (Self::Queued, RunEvent::Apply, Self::Applied),
        (Self::Queued, RunEvent::Fail, Self::Failed),
        (Self::Queued, RunEvent::Withdraw, Self::Withdrawn),
    ];

    /// The name of the state on the wire and in the database, such as `queued`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Applied => "applied",
            Self::Failed => "failed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Finds a state by its id. `None` when no state has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }

    /// The state after `event`, or `None` when the event is not legal in this state.
    pub fn after(self, event: RunEvent) -> Option<Self> {
        after(&Self::TRANSITIONS, self, event)
    }
}

/// The state to which a transition leads.
fn after<S: Copy + PartialEq, E: Copy + PartialEq>(table: &[(S, E, S)], from: S, by: E) -> Option<S> {
    table.iter().find(|(state, event, _)| (*state, *event) == (from, by)).map(|(.., to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [Event; 8] = [
        Event::Queue,
        Event::Restage,
        Event::Sample,
        Event::Process,
        Event::Delete,
        Event::Close,
        Event::Undo,
        Event::Redo,
    ];

    #[test]
    fn an_event_leads_to_one_state() {
        for state in State::ALL {
            for event in EVENTS {
                let legal = State::TRANSITIONS.iter().filter(|(from, by, _)| (*from, *by) == (state, event));
                assert_eq!(legal.count(), usize::from(state.after(event).is_some()), "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn a_closed_import_never_opens_again() {
        for state in State::ALL.into_iter().filter(|state| !state.is_open()) {
            for event in EVENTS {
                assert!(state.after(event).is_none_or(|next| !next.is_open()), "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn a_run_ends_once() {
        for state in RunState::ALL {
            for event in [RunEvent::Apply, RunEvent::Fail, RunEvent::Withdraw] {
                assert_eq!(state.after(event).is_some(), state == RunState::Queued, "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn ids_are_the_words_on_the_wire() {
        for state in State::ALL {
            assert_eq!(State::from_id(state.id()), Some(state));
            assert_eq!(serde_json::to_value(state).expect("a state is a string"), state.id());
        }
        for state in RunState::ALL {
            assert_eq!(RunState::from_id(state.id()), Some(state));
            assert_eq!(serde_json::to_value(state).expect("a state is a string"), state.id());
        }
        for kind in RunKind::ALL {
            assert_eq!(RunKind::from_id(kind.id()), Some(kind));
            assert_eq!(serde_json::to_value(kind).expect("a kind is a string"), kind.id());
        }
        assert_eq!(State::from_id("running"), None);
    }
}
