//! The answers before the last ones, to undo and redo them.

use super::SourceChoice;
use coverlist_core::sheet::Decisions;
use std::mem;

/// What a person has decided about a file at one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Snapshot {
    pub(super) decisions: Decisions,
    pub(super) saved_source: SourceChoice,
}

/// The answers before and after the current ones, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    before: Vec<Snapshot>,
    after: Vec<Snapshot>,
}

impl History {
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Remembers the answers before a change. What was undone cannot be redone any more.
    pub(super) fn note(&mut self, before: Snapshot) {
        self.before.push(before);
        self.after.clear();
    }

    /// Forgets the last change if it was taken back to these answers.
    pub(super) fn forget(&mut self, now: &Snapshot) {
        self.before.pop_if(|before| before == now);
    }

    /// Replaces the answers by those before the last change.
    pub(super) fn undo(&mut self, now: &mut Snapshot) {
        if let Some(before) = self.before.pop() {
            self.after.push(mem::replace(now, before));
        }
    }

    /// Replaces the answers by those that were undone last.
    pub(super) fn redo(&mut self, now: &mut Snapshot) {
        if let Some(after) = self.after.pop() {
            self.before.push(mem::replace(now, after));
        }
    }
}
