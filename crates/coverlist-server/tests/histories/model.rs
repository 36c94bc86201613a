//! What the server should do, as simple as possible: a device has one policy or none.

use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, ReversalCounts};
use std::collections::{BTreeMap, BTreeSet};
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
    /// The serials of the rows that samples applied, unless that is undone.
    sampled: BTreeSet<String>,
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
        Self { id, state: State::Staged, rows, counts: None, sampled: BTreeSet::new(), changes: Vec::new() }
    }
}

impl Model {
    pub fn open(&self) -> Option<usize> {
        self.imports.iter().position(|import| import.state.is_open())
    }

    /// The imports that were not deleted before anything of them was applied.
    pub fn revertible(&self) -> Vec<usize> {
        let is_there = |place: &usize| self.imports[*place].state != State::Deleted;
        (0..self.imports.len()).filter(is_there).collect()
    }

    /// The plan of an import, in numbers.
    pub fn plan(&self, place: usize) -> Counts {
        let mut counts = Counts::default();
        for (serial, policy) in self.rest(place) {
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
        self.rest(place).any(|(row, policy)| row == serial && is_other(policy))
    }

    pub fn process(&mut self, place: usize) {
        let counts = self.plan(place);
        self.apply(place, usize::MAX);
        let import = &mut self.imports[place];
        import.state = State::Processed;
        import.counts = Some(Counts { updated: counts.updated + import.sampled.len() as u32, ..counts });
    }

    /// Applies the first rows that change a device.
    pub fn sample(&mut self, place: usize, rows: usize) {
        let applied = self.apply(place, rows);
        self.imports[place].sampled.extend(applied);
    }

    /// Deletes a staged file, or gives up the rows that samples left.
    pub fn delete(&mut self, place: usize) {
        let not_processed = self.rest(place).count() as u32;
        let import = &mut self.imports[place];
        if import.sampled.is_empty() {
            import.state = State::Deleted;
            return;
        }
        import.state = State::Processed;
        let updated = import.sampled.len() as u32;
        import.counts = Some(Counts { updated, not_processed, ..Counts::default() });
    }

    /// Applies the first rows that change a device, at most this many. Returns their serials.
    fn apply(&mut self, place: usize, rows: usize) -> Vec<String> {
        let is_changed =
            |serial: &str| self.devices.contains_key(serial) && self.processing_changes(place, serial);
        let rows = self.rest(place).filter(|(serial, _)| is_changed(serial)).take(rows);
        let rows: Vec<_> = rows.cloned().collect();
        for (serial, policy) in rows.clone() {
            let (before, after) = self.write(&serial, Some(policy));
            self.imports[place].changes.push(Change { serial, is_undone: false, before, after });
        }
        rows.into_iter().map(|(serial, _)| serial).collect()
    }

    /// The rows that no sample has applied.
    fn rest(&self, place: usize) -> impl Iterator<Item = &(String, String)> {
        let import = &self.imports[place];
        import.rows.iter().filter(|(serial, _)| !import.sampled.contains(serial))
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
        if import.state.is_open() {
            // The rows are staged again, and nothing is left that could be undone or redone.
            let (undone, kept): (Vec<_>, Vec<_>) = changes.into_iter().partition(|change| change.is_undone);
            for change in undone {
                import.sampled.remove(&change.serial);
            }
            import.changes = kept;
            return;
        }
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
