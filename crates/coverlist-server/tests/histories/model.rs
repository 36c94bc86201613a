//! What the server should do, as simple as possible: a device has one policy or none.

use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, ReversalCounts};
use std::collections::BTreeMap;
use std::mem;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub devices: BTreeMap<String, Device>,
    pub imports: Vec<Import>,
    /// The number of contents that devices have had.
    contents: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    pub policy: Option<String>,
    /// Tells what was written once from the same policy written again.
    content: u32,
}

#[derive(Clone, Debug)]
pub struct Import {
    pub id: i64,
    pub state: State,
    /// The serial and the policy of each row.
    pub rows: Vec<(String, String)>,
    pub counts: Option<Counts>,
    changes: Vec<Change>,
}

/// A change of a device by a row, or its undo.
#[derive(Clone, Debug)]
struct Change {
    serial: String,
    is_undone: bool,
    before: Device,
    after: Device,
}

/// Which changes are reverted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reverting {
    /// Those of the import.
    Changes,
    /// Those of its undo.
    Undo,
}

impl Import {
    pub fn staged(id: i64, rows: Vec<(String, String)>) -> Self {
        Self { id, state: State::Staged, rows, counts: None, changes: Vec::new() }
    }
}

impl Model {
    pub fn open(&self) -> Option<usize> {
        self.imports.iter().position(|import| import.state.is_open())
    }

    /// The imports that were applied once.
    pub fn applied(&self) -> Vec<usize> {
        let is_applied = |place: &usize| self.imports[*place].counts.is_some();
        (0..self.imports.len()).filter(is_applied).collect()
    }

    /// The plan of an import, in numbers.
    pub fn plan(&self, place: usize) -> Counts {
        let mut counts = Counts::default();
        for (serial, policy) in &self.imports[place].rows {
            match self.devices.get(serial) {
                None => counts.skipped += 1,
                Some(device) if device.policy.as_ref() == Some(policy) => counts.unchanged += 1,
                Some(_) => counts.updated += 1,
            }
        }
        counts
    }

    /// Whether processing an import changes a device.
    pub fn processing_changes(&self, place: usize, serial: &str) -> bool {
        let is_other = |policy: &String| self.devices[serial].policy.as_ref() != Some(policy);
        self.imports[place].rows.iter().any(|(row, policy)| row == serial && is_other(policy))
    }

    pub fn process(&mut self, place: usize) {
        let counts = self.plan(place);
        for (serial, policy) in self.imports[place].rows.clone() {
            if !self.devices.contains_key(&serial) || !self.processing_changes(place, &serial) {
                continue;
            }
            let (before, after) = self.write(&serial, Some(policy));
            self.imports[place].changes.push(Change { serial, is_undone: false, before, after });
        }
        self.imports[place].state = State::Processed;
        self.imports[place].counts = Some(counts);
    }

    /// What reverting would do, in numbers.
    pub fn reversal(&self, place: usize, what: Reverting) -> ReversalCounts {
        let (reverted, kept): (Vec<_>, Vec<_>) =
            self.candidates(place, what).partition(|change| self.stands(change));
        ReversalCounts { reverted: reverted.len() as u32, kept: kept.len() as u32 }
    }

    /// Whether reverting changes a device.
    pub fn reverting_changes(&self, place: usize, what: Reverting, serial: &str) -> bool {
        self.candidates(place, what).any(|change| change.serial == serial && self.stands(change))
    }

    pub fn revert(&mut self, place: usize, what: Reverting) {
        let mut changes = mem::take(&mut self.imports[place].changes);
        let is_undone = what == Reverting::Undo;
        for change in changes.iter_mut().filter(|change| change.is_undone == is_undone) {
            if self.stands(change) {
                self.devices.insert(change.serial.clone(), change.before.clone());
                mem::swap(&mut change.before, &mut change.after);
                change.is_undone = !is_undone;
            }
        }
        let import = &mut self.imports[place];
        import.changes = changes;
        import.state = if is_undone { State::Processed } else { State::Undone };
    }

    /// Sets the policy of a device.
    pub fn edit(&mut self, serial: &str, policy: Option<String>) {
        self.write(serial, policy);
    }

    fn candidates(&self, place: usize, what: Reverting) -> impl Iterator<Item = &Change> {
        let is_undone = what == Reverting::Undo;
        self.imports[place].changes.iter().filter(move |change| change.is_undone == is_undone)
    }

    fn stands(&self, change: &Change) -> bool {
        self.devices[&change.serial].content == change.after.content
    }

    /// Writes new content. Returns the device before and after.
    fn write(&mut self, serial: &str, policy: Option<String>) -> (Device, Device) {
        self.contents += 1;
        let after = Device { policy, content: self.contents };
        let before = self.devices.insert(serial.to_owned(), after.clone());
        (before.expect("a device of the model"), after)
    }
}
