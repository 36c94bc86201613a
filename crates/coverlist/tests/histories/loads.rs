//! What lists of devices do, as simple as possible: a list gives each of its devices a model.

use crate::model::Reverting;
use coverlist_core::roster::LoadReversalCounts;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

#[derive(Clone, Debug, Default)]
pub struct Loads {
    devices: BTreeMap<String, Listed>,
    pub loads: Vec<Load>,
    /// The devices that an import or somebody else has used. They are never removed.
    named: BTreeSet<u32>,
    /// The number of devices that were ever added.
    added: u32,
}

/// A device as the lists describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Tells a device from another one that had the serial before.
    pub record: u32,
    pub model: String,
}

/// A load that changed a device.
#[derive(Clone, Debug)]
pub struct Load {
    pub id: i64,
    changes: Vec<Change>,
}

#[derive(Clone, Debug)]
struct Change {
    serial: String,
    record: u32,
    is_undone: bool,
    /// The model before and after; `None` without a device.
    before: Option<String>,
    after: Option<String>,
}

/// What reverting a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reversal {
    Removed,
    Restored,
    Kept,
}

impl Loads {
    pub fn device(&self, serial: &str) -> Option<&Listed> {
        self.devices.get(serial)
    }

    pub fn serials(&self) -> impl Iterator<Item = &String> {
        self.devices.keys()
    }

    /// Notes that a device is used, if it is there.
    pub fn name(&mut self, serial: &str) {
        if let Some(device) = self.devices.get(serial) {
            self.named.insert(device.record);
        }
    }

    /// The number of devices that a list would add and change.
    pub fn planned(&self, list: &[(String, String)]) -> (u32, u32) {
        let added = list.iter().filter(|(serial, _)| !self.devices.contains_key(serial)).count();
        let is_other = |(serial, model): &&(String, String)| {
            self.devices.get(serial).is_some_and(|device| device.model != *model)
        };
        (added as u32, list.iter().filter(is_other).count() as u32)
    }

    pub fn load(&mut self, id: i64, list: &[(String, String)]) {
        let mut changes = Vec::new();
        for (serial, model) in list {
            let before = self.devices.get(serial).cloned();
            if before.as_ref().is_some_and(|device| device.model == *model) {
                continue;
            }
            let record = before.as_ref().map_or_else(|| self.new_record(), |device| device.record);
            self.devices.insert(serial.clone(), Listed { record, model: model.clone() });
            changes.push(Change {
                serial: serial.clone(),
                record,
                is_undone: false,
                before: before.map(|device| device.model),
                after: Some(model.clone()),
            });
        }
        self.loads.push(Load { id, changes });
    }

    fn new_record(&mut self) -> u32 {
        self.added += 1;
        self.added
    }

    /// What reverting would do, in numbers.
    pub fn reversal(&self, place: usize, what: Reverting) -> LoadReversalCounts {
        let mut counts = LoadReversalCounts::default();
        for change in self.loads[place].candidates(what) {
            match self.reverted(change) {
                Reversal::Removed => counts.removed += 1,
                Reversal::Restored => counts.restored += 1,
                Reversal::Kept => counts.kept += 1,
            }
        }
        counts
    }

    /// Whether reverting changes a device.
    pub fn reverting_changes(&self, place: usize, what: Reverting, serial: &str) -> bool {
        let mut changes = self.loads[place].candidates(what);
        changes.any(|change| change.serial == serial && self.reverted(change) != Reversal::Kept)
    }

    fn reverted(&self, change: &Change) -> Reversal {
        let now = self.devices.get(&change.serial);
        let is_as_left = match (&change.after, now) {
            (Some(after), Some(now)) => now.record == change.record && now.model == *after,
            (None, None) => true,
            _ => false,
        };
        match &change.before {
            _ if !is_as_left => Reversal::Kept,
            Some(_) => Reversal::Restored,
            None if self.named.contains(&change.record) => Reversal::Kept,
            None => Reversal::Removed,
        }
    }

    pub fn revert(&mut self, place: usize, what: Reverting) {
        let mut changes = mem::take(&mut self.loads[place].changes);
        for change in changes.iter_mut().filter(|change| change.is_undone == (what == Reverting::Undo)) {
            if self.reverted(change) == Reversal::Kept {
                continue;
            }
            match change.before.clone() {
                Some(model) => {
                    let device = Listed { record: change.record, model };
                    self.devices.insert(change.serial.clone(), device);
                }
                None => drop(self.devices.remove(&change.serial)),
            }
            mem::swap(&mut change.before, &mut change.after);
            change.is_undone = !change.is_undone;
        }
        self.loads[place].changes = changes;
    }
}

impl Load {
    fn candidates(&self, what: Reverting) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.is_undone == (what == Reverting::Undo))
    }
}
