//! What the server should do, as simple as possible: a device has one policy or none.

use crate::loads::Loads;
use crate::rows::{Decision, Person, Row};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, Outcome, ReversalCounts};
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub devices: BTreeMap<String, Device>,
    pub imports: Vec<Import>,
    /// What lists of devices say, and their loads.
    pub lists: Loads,
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
    pub rows: Vec<Row>,
    pub counts: Option<Counts>,
    /// The place of the import whose rows it corrects.
    pub merges: Option<usize>,
    /// What became of the rows that a sample or the rest applied, by line.
    outcomes: BTreeMap<u32, Outcome>,
    /// The lines that samples applied, unless that is undone.
    sampled: BTreeSet<u32>,
    /// The lines that persons left out.
    left_out: BTreeSet<u32>,
    changes: Vec<Change>,
}

/// A change of a device by a row, or its undo.
#[derive(Clone, Debug)]
struct Change {
    line: u32,
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
    pub fn staged(id: i64, rows: Vec<Row>, merges: Option<usize>) -> Self {
        Self {
            id,
            state: State::Staged,
            rows,
            counts: None,
            merges,
            outcomes: BTreeMap::new(),
            sampled: BTreeSet::new(),
            left_out: BTreeSet::new(),
            changes: Vec::new(),
        }
    }
}

impl Import {
    /// What became of a row, unless that is undone.
    fn standing(&self, line: u32) -> Option<Outcome> {
        let outcome = self.outcomes.get(&line).copied()?;
        let stands = match outcome {
            Outcome::Updated => self.changes.iter().any(|change| change.line == line && !change.is_undone),
            _ => self.state != State::Undone,
        };
        stands.then_some(outcome)
    }

    /// Whether another row that nobody left out is about the same device.
    fn has_twice(&self, row: &Row) -> bool {
        let mut others = self.rows.iter().filter(|other| !self.left_out.contains(&other.line));
        others.any(|other| other.line != row.line && other.serial == row.serial)
    }

    /// The lines that nobody left out.
    fn lines(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|row| row.line).filter(|line| !self.left_out.contains(line))
    }

    fn has_applied(&self, line: u32) -> bool {
        matches!(self.standing(line), Some(Outcome::Updated | Outcome::Unchanged))
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

    /// Decides about a row of an import. Returns `false` if the decision does not fit the row.
    pub fn decide(&mut self, place: usize, line: u32, decision: &Decision) -> bool {
        let import = &self.imports[place];
        let Some(at) = import.rows.iter().position(|row| row.line == line) else { return false };
        let row = &import.rows[at];
        let device = self.lists.device(&row.serial);
        let fits = match decision {
            Decision::Accept(_) | Decision::Reject => row.is_accepted || device.is_none(),
            Decision::Confirm(serial) => device.is_some() && *serial == row.serial,
            Decision::LeaveOut | Decision::TakeBack => true,
        };
        let takes_back = matches!(decision, Decision::LeaveOut | Decision::TakeBack);
        let after = row.decided(decision, device.map(|device| device.record));
        if import.sampled.contains(&line)
            || !fits
            || !takes_back && import.left_out.contains(&line)
            || *decision != Decision::LeaveOut && import.has_twice(&after)
        {
            return false;
        }
        let import = &mut self.imports[place];
        if *decision == Decision::LeaveOut {
            import.left_out.insert(line);
        } else {
            import.left_out.remove(&line);
        }
        import.rows[at] = after;
        if let Decision::Accept(serial) | Decision::Confirm(serial) = decision {
            self.lists.name(serial);
        }
        true
    }

    /// The rows of an import whose keys mean no device, unless a person said so.
    pub fn unmatched(&self, place: usize) -> impl Iterator<Item = &Row> {
        let import = &self.imports[place];
        let is_open = |row: &&Row| !row.is_unmatched && !self.devices.contains_key(&row.serial);
        import.rows.iter().filter(|row| !import.left_out.contains(&row.line)).filter(is_open)
    }

    /// The plan of an import, in numbers.
    pub fn plan(&self, place: usize) -> Counts {
        self.rest(place).map(|row| (self.planned(place, row), 1)).collect()
    }

    fn planned(&self, place: usize, row: &Row) -> Outcome {
        match self.devices.get(&row.serial) {
            None => Outcome::Skipped,
            Some(_) if self.is_of_another(row) || self.is_taken(place, row) => Outcome::Refused,
            Some(device) if device.policy.as_ref() == Some(&row.policy) => Outcome::Unchanged,
            Some(_) => Outcome::Updated,
        }
    }

    /// Whether a row names another person than its device has, and nobody has confirmed it.
    fn is_of_another(&self, row: &Row) -> bool {
        let record = self.lists.device(&row.serial).map(|device| device.record);
        row.person.is_some_and(|person| person != Person::of(&row.serial)) && row.confirmed != record
    }

    /// Whether another round has applied another row of the same device.
    fn is_taken(&self, place: usize, row: &Row) -> bool {
        let Some(first) = self.imports[place].merges else { return false };
        let is_applied = |import: &Import, other: &Row| {
            (other.serial == row.serial || other.line == row.line) && import.has_applied(other.line)
        };
        let mut rounds =
            self.imports.iter().enumerate().filter(|(other, import)| {
                (*other == first || import.merges == Some(first)) && *other != place
            });
        rounds.any(|(_, import)| import.rows.iter().any(|other| is_applied(import, other)))
    }

    /// Whether a later correction has applied a row of a correction, so that its undo cannot be undone.
    pub fn is_corrected_later(&self, place: usize) -> bool {
        let Some(first) = self.imports[place].merges else { return false };
        let mut later = self.imports.iter().skip(place + 1).filter(|import| import.merges == Some(first));
        later.any(|import| self.imports[place].rows.iter().any(|row| import.has_applied(row.line)))
    }

    /// The number of rows per outcome in the report of an import, with its corrections; `None` if it has
    /// none.
    pub fn report(&self, place: usize) -> Option<Counts> {
        let import = &self.imports[place];
        if import.counts.is_none() && import.sampled.is_empty() {
            return None;
        }
        Some(import.lines().map(|line| (self.reported(place, line), 1)).collect())
    }

    /// The lines of a processed import that may be corrected.
    pub fn mergeable(&self, place: usize) -> Vec<u32> {
        let is_left =
            |line: &u32| !matches!(self.reported(place, *line), Outcome::Updated | Outcome::Unchanged);
        self.imports[place].lines().filter(is_left).collect()
    }

    fn reported(&self, place: usize, line: u32) -> Outcome {
        let rounds = self.imports.iter().filter(|import| import.merges == Some(place)).rev();
        let mut standing = rounds.filter_map(|import| import.standing(line)).collect::<Vec<_>>();
        // The latest one comes first, and those that changed or found the record before all others.
        standing.sort_by_key(|outcome| !matches!(outcome, Outcome::Updated | Outcome::Unchanged));
        let own = self.imports[place].outcomes.get(&line);
        standing.first().or(own).copied().unwrap_or(Outcome::NotProcessed)
    }

    /// Whether processing an import changes a device.
    pub fn processing_changes(&self, place: usize, serial: &str) -> bool {
        self.rest(place).any(|row| row.serial == serial && self.planned(place, row) == Outcome::Updated)
    }

    pub fn process(&mut self, place: usize) {
        let counts = self.plan(place);
        let planned: Vec<_> = self.rest(place).map(|row| (row.line, self.planned(place, row))).collect();
        let named: Vec<String> = self.rest(place).map(|row| row.serial.clone()).collect();
        named.iter().for_each(|serial| self.lists.name(serial));
        self.apply(place, usize::MAX);
        let import = &mut self.imports[place];
        import.outcomes.extend(planned);
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

    /// Applies the first rows that change a device, at most this many. Returns their lines.
    fn apply(&mut self, place: usize, rows: usize) -> Vec<u32> {
        let changed = self.rest(place).filter(|row| self.planned(place, row) == Outcome::Updated);
        let rows: Vec<Row> = changed.take(rows).cloned().collect();
        for Row { line, serial, policy, .. } in rows.clone() {
            self.lists.name(&serial);
            let (before, after) = self.write(&serial, Some(policy));
            let import = &mut self.imports[place];
            import.outcomes.insert(line, Outcome::Updated);
            import.changes.push(Change { line, serial, is_undone: false, before, after });
        }
        rows.into_iter().map(|row| row.line).collect()
    }

    /// The rows that no sample has applied and nobody has left out.
    fn rest(&self, place: usize) -> impl Iterator<Item = &Row> {
        let import = &self.imports[place];
        let is_there = |line: &u32| !import.sampled.contains(line) && !import.left_out.contains(line);
        import.rows.iter().filter(move |row| is_there(&row.line))
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
                import.sampled.remove(&change.line);
                import.outcomes.remove(&change.line);
            }
            import.changes = kept;
            return;
        }
        import.changes = changes;
        import.state = if is_undone { State::Processed } else { State::Undone };
    }

    /// Sets the policy of a device.
    pub fn edit(&mut self, serial: &str, policy: Option<String>) {
        self.lists.name(serial);
        self.write(serial, policy);
    }

    /// Loads a list of devices with their models.
    pub fn load(&mut self, id: i64, list: &[(String, String)]) {
        self.lists.load(id, list);
        self.follow_loads();
    }

    /// Reverts changes of a load, or its undo.
    pub fn revert_load(&mut self, place: usize, what: Reverting) {
        self.lists.revert(place, what);
        self.follow_loads();
    }

    /// Devices are there while lists say so.
    fn follow_loads(&mut self) {
        let lists = &self.lists;
        self.devices.retain(|serial, _| lists.device(serial).is_some());
        for serial in lists.serials() {
            self.devices.entry(serial.clone()).or_default();
        }
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
