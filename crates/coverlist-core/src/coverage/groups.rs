//! The number of records by status, in groups such as schools.

use super::Covered;
use crate::record::{Status, bare};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The number of records of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupCounts {
    /// All records.
    pub records: u32,
    /// The records that are insured on the day.
    pub covered: u32,
    /// The records with each status, in the order of [`Status::ALL`].
    pub statuses: [u32; Status::ALL.len()],
}

impl GroupCounts {
    /// Counts one more record.
    pub(super) fn add(&mut self, status: Option<Status>, covered: Covered) {
        self.records += 1;
        self.covered += u32::from(covered == Covered::Yes);
        for (count, one) in self.statuses.iter_mut().zip(Status::ALL) {
            *count += u32::from(status == Some(one));
        }
    }

    /// The number of records with a status.
    pub fn with(&self, status: Status) -> u32 {
        let found = Status::ALL.iter().zip(self.statuses).find(|(one, _)| **one == status);
        found.map_or(0, |(_, count)| count)
    }

    /// The number of records without a status.
    pub fn without_status(&self) -> u32 {
        self.records - self.statuses.iter().sum::<u32>()
    }

    /// The number of records that are not insured on the day.
    pub const fn uncovered(&self) -> u32 {
        self.records - self.covered
    }
}

/// The counts of each group, by its name. The name is empty for records of which it is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups(HashMap<String, GroupCounts>);

impl Groups {
    /// Counts one more record of a group.
    pub(super) fn add(&mut self, name: &str, status: Option<Status>, covered: Covered) {
        if let Some(known) = self.0.get_mut(name) {
            return known.add(status, covered);
        }
        // A name is copied once.
        self.0.entry(name.to_owned()).or_default().add(status, covered);
    }

    /// Up to `most` groups in the order of their names: those with the most records.
    pub fn largest(&self, most: usize) -> Vec<(&str, GroupCounts)> {
        let mut all: Vec<_> = self.0.iter().map(|(name, counts)| (name.as_str(), *counts)).collect();
        all.sort_unstable_by_key(|(name, counts)| (Reverse(counts.records), *name));
        all.truncate(most);
        all.sort_by_cached_key(|(name, _)| (bare(name), *name));
        all
    }

    /// The number of groups.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
