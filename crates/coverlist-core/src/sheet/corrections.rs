//! The corrections of a person, which can be undone and redone.

use super::{Decisions, Edit, Keep, LeaveOut};

/// A correction of the rows of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Changes cells.
    Edit(Edit),
    /// Leaves rows out.
    LeaveOut(LeaveOut),
    /// Keeps one of the rows that contradict each other.
    Keep {
        /// The line of the kept row.
        line: u32,
        /// The lines of the others.
        instead_of: Vec<u32>,
    },
}

/// The corrections of a file in order, and those that are undone. A document with decisions follows from
/// them; they change no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    done: Vec<Correction>,
    undone: Vec<Correction>,
}

impl Corrections {
    /// Makes a correction. What was undone cannot be redone any more.
    pub fn make(&mut self, correction: Correction) {
        self.done.push(correction);
        self.undone.clear();
    }

    /// Takes back the last correction. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let last = self.done.pop();
        let is_undone = last.is_some();
        self.undone.extend(last);
        is_undone
    }

    /// Makes the correction again that was taken back last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let is_redone = last.is_some();
        self.done.extend(last);
        is_redone
    }

    /// The decisions with these corrections.
    pub fn applied_to(&self, decisions: &Decisions) -> Decisions {
        let mut decisions = decisions.clone();
        self.done.iter().for_each(|correction| correction.apply(&mut decisions));
        decisions
    }
}

impl Correction {
    fn apply(&self, decisions: &mut Decisions) {
        match self {
            Self::Edit(edit) => decisions.edits.push(edit.clone()),
            Self::LeaveOut(rule) => decisions.leave_out.push(rule.clone()),
            Self::Keep { line, instead_of } => {
                decisions.keep.retain(|kept| kept.line != *line && !instead_of.contains(&kept.line));
                decisions.keep.push(Keep { line: *line });
            }
        }
    }
}
