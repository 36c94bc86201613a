//! The decisions before the last ones, to undo and redo them.

use coverlist_core::sheet::Decisions;
use std::mem;

/// The decisions before and after the current ones, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    before: Vec<Decisions>,
    after: Vec<Decisions>,
}

impl History {
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Remembers the decisions before a change. What was undone cannot be redone any more.
    pub(super) fn note(&mut self, before: Decisions) {
        self.before.push(before);
        self.after.clear();
    }

    /// Replaces the decisions by those before the last change.
    pub(super) fn undo(&mut self, now: &mut Decisions) {
        if let Some(before) = self.before.pop() {
            self.after.push(mem::replace(now, before));
        }
    }

    /// Replaces the decisions by those that were undone last.
    pub(super) fn redo(&mut self, now: &mut Decisions) {
        if let Some(after) = self.after.pop() {
            self.before.push(mem::replace(now, after));
        }
    }
}
