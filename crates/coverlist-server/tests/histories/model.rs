//! What the server should do, as simple as possible: a device has one policy or none.

use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, ReversalCounts};
use std::collections::BTreeMap;
use std::mem;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub devices: BTreeMap<String, Device>,
    pub imports: Vec<Import>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub policy: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug)]
pub struct Import {
    pub id: i64,
    pub state: State,
    /// The serial and the policy of each row.
    pub rows: Vec<(String, String)>,
    pub counts: Option<Counts>,
    /// The changes that stand: those of the import, or those of its undo.
    changes: Vec<Change>,
}

#[derive(Clone, Debug)]
struct Change {
    serial: String,
    before: Option<String>,
    version: i64,
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

    /// The imports in a state.
    pub fn in_state(&self, state: State) -> Vec<usize> {
        (0..self.imports.len()).filter(|&place| self.imports[place].state == state).collect()
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
            let change = self.set(&serial, Some(policy));
            self.imports[place].changes.push(change);
        }
        self.imports[place].state = State::Processed;
        self.imports[place].counts = Some(counts);
    }

    /// What reverting the changes of an import would do, in numbers.
    pub fn reversal(&self, place: usize) -> ReversalCounts {
        let changes = &self.imports[place].changes;
        let reverted = changes.iter().filter(|change| self.stands(change)).count() as u32;
        ReversalCounts { reverted, kept: changes.len() as u32 - reverted }
    }

    /// Whether reverting the changes of an import changes a device.
    pub fn reverting_changes(&self, place: usize, serial: &str) -> bool {
        let is_reverted = |change: &Change| change.serial == serial && self.stands(change);
        self.imports[place].changes.iter().any(is_reverted)
    }

    pub fn revert(&mut self, place: usize) {
        let changes = mem::take(&mut self.imports[place].changes);
        for change in changes {
            if self.stands(&change) {
                let reverted = self.set(&change.serial, change.before);
                self.imports[place].changes.push(reverted);
            }
        }
        let import = &mut self.imports[place];
        import.state = if import.state == State::Undone { State::Processed } else { State::Undone };
    }

    /// Sets the policy of a device.
    pub fn edit(&mut self, serial: &str, policy: Option<String>) {
        self.set(serial, policy);
    }

    fn stands(&self, change: &Change) -> bool {
        self.devices[&change.serial].version == change.version
    }

    fn set(&mut self, serial: &str, policy: Option<String>) -> Change {
        let device = self.devices.get_mut(serial).expect("a device of the model");
        let before = mem::replace(&mut device.policy, policy);
        device.version += 1;
        Change { serial: serial.to_owned(), before, version: device.version }
    }
}
