//! The states of an import, and every legal transition between them.

use serde::{Deserialize, Serialize};

/// The state of an import. No state means "running": after a crash the import is still `Queued`, and the next
/// start runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The file is stored and validated. No record has changed.
    Staged,
    /// An admin consented to the plan, and processing has not finished.
    Queued,
    /// The import was applied in one transaction.
    Processed,
    /// Processing failed, and no record has changed.
    Failed,
    /// An admin deleted the import before it was processed.
    Deleted,
    /// The import was applied and later reverted.
    Undone,
}

/// An event that can change the state of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An admin consented to the plan, so the import waits for processing.
    Queue,
    /// The records changed after the plan was shown. The import is staged again, and the admin must see the
    /// new plan.
    Restage,
    /// Processing committed its transaction.
    Process,
    /// Processing failed, and a retry would fail, too.
    Fail,
    /// An admin deleted the staged file.
    Delete,
    /// An admin reverted the processed import.
    Undo,
}

impl State {
    /// Every state in the order of an import's life.
    pub const ALL: [Self; 6] =
        [Self::Staged, Self::Queued, Self::Processed, Self::Failed, Self::Deleted, Self::Undone];

    /// The name of the state on the wire and in the database, such as `staged`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Staged => "staged",
            Self::Queued => "queued",
            Self::Processed => "processed",
            Self::Failed => "failed",
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
    pub const fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::Staged, Event::Queue) => Some(Self::Queued),
            (Self::Staged, Event::Delete) => Some(Self::Deleted),
            (Self::Queued, Event::Restage) => Some(Self::Staged),
            (Self::Queued, Event::Process) => Some(Self::Processed),
            (Self::Queued, Event::Fail) => Some(Self::Failed),
            (Self::Processed, Event::Undo) => Some(Self::Undone),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [Event; 6] =
        [Event::Queue, Event::Restage, Event::Process, Event::Fail, Event::Delete, Event::Undo];

    #[test]
    fn only_these_transitions_are_legal() {
        let legal = [
            (State::Staged, Event::Queue, State::Queued),
            (State::Staged, Event::Delete, State::Deleted),
            (State::Queued, Event::Restage, State::Staged),
            (State::Queued, Event::Process, State::Processed),
            (State::Queued, Event::Fail, State::Failed),
            (State::Processed, Event::Undo, State::Undone),
        ];
        for state in State::ALL {
            for event in EVENTS {
                let expected = legal.iter().find(|(from, by, _)| (*from, *by) == (state, event));
                assert_eq!(state.after(event), expected.map(|&(.., to)| to), "{state:?} {event:?}");
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
    fn ids_are_the_words_on_the_wire() {
        for state in State::ALL {
            assert_eq!(State::from_id(state.id()), Some(state));
            assert_eq!(serde_json::to_value(state).expect("a state is a string"), state.id());
        }
        assert_eq!(State::from_id("running"), None);
    }
}
