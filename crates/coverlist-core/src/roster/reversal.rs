//! Decides what reverting the change of a load does with its record.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What a load does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LoadKind {
    /// Adds and changes the records of a list.
    Load,
    /// Reverts the changes of such a load.
    Undo,
    /// Reverts the undo of such a load.
    Redo,
}

/// A change of a record that a load made, and what is known about the record now.
#[derive(Clone, Copy, Debug)]
pub struct LoadedChange {
    /// The place of the record among those of the list.
    pub place: u32,
    /// For a device that got the new key of its user: the place of the user.
    pub follows: Option<u32>,
    /// Whether the record was there before the change.
    pub was_there: bool,
    /// The record as the change left it; `None` if the change removed it.
    pub left: Option<LeftRecord>,
    /// Whether another record has the key that the record had before the change.
    pub is_key_taken: bool,
}

/// A record that a load added or changed, as it is now.
#[derive(Clone, Copy, Debug)]
pub struct LeftRecord {
    /// Whether the record is still there.
    pub is_there: bool,
    /// Whether key and attributes are still as the load left them.
    pub is_as_left: bool,
    /// Whether the record has or had insurance.
    pub has_insurance: bool,
    /// Whether an import names the record.
    pub is_in_import: bool,
}

/// What reverting the change of a load does with its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadReversal {
    /// The record, which the change had added, is removed.
    Removed,
    /// The record gets its earlier key and attributes back, also if the change had removed it.
    Restored,
    /// The record stays as it is.
    Kept(Kept),
}

/// Why a record stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Its key or an attribute was changed since.
    Changed,
    /// The record was removed since.
    Gone,
    /// It has insurance, so it is not removed.
    Insured,
    /// An import names it, so it is not removed.
    InImport,
    /// Another record has its earlier key.
    KeyTaken,
    /// It is a device with the new key of a user who keeps that key.
    UserKept,
}

/// The number of records that are removed, restored and kept. The sum is the number of changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LoadReversalCounts {
    /// The number of records that are removed, because the load added them.
    pub removed: u32,
    /// The number of records that get their earlier key and attributes back.
    pub restored: u32,
    /// The number of records that stay as they are.
    pub kept: u32,
}

/// What reverting changes of one load does with each record.
pub fn revert(changes: &[LoadedChange]) -> Vec<LoadReversal> {
    let alone: Vec<_> = changes.iter().map(LoadedChange::reverted).collect();
    let is_kept = |(change, reversal): (&LoadedChange, &LoadReversal)| {
        matches!(reversal, LoadReversal::Kept(_)).then_some(change.place)
    };
    let kept: HashSet<u32> = changes.iter().zip(&alone).filter_map(is_kept).collect();
    let with_user = |(change, reversal): (&LoadedChange, LoadReversal)| match change.follows {
        Some(user) if kept.contains(&user) => LoadReversal::Kept(Kept::UserKept),
        _ => reversal,
    };
    changes.iter().zip(alone).map(with_user).collect()
}

impl LoadedChange {
    /// What reverting the change does, without regard to other records.
    const fn reverted(&self) -> LoadReversal {
        match self.left {
            Some(now) if !now.is_there => LoadReversal::Kept(Kept::Gone),
            Some(now) if !now.is_as_left => LoadReversal::Kept(Kept::Changed),
            Some(now) if !self.was_there => now.removed(),
            _ if self.is_key_taken => LoadReversal::Kept(Kept::KeyTaken),
            _ => LoadReversal::Restored,
        }
    }
}

impl LeftRecord {
    const fn removed(self) -> LoadReversal {
        if self.has_insurance {
            LoadReversal::Kept(Kept::Insured)
        } else if self.is_in_import {
            LoadReversal::Kept(Kept::InImport)
        } else {
            LoadReversal::Removed
        }
    }
}

impl LoadKind {
    /// Every kind of load.
    pub const ALL: [Self; 3] = [Self::Load, Self::Undo, Self::Redo];

    /// The name of the kind on the wire and in the database, such as `undo`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// Finds a kind by its id. `None` when no kind has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

impl Kept {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::Changed, Self::Gone, Self::Insured, Self::InImport, Self::KeyTaken, Self::UserKept];

    /// The name of the reason in the database, such as `key_taken`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Insured => "insured",
            Self::InImport => "in_import",
            Self::KeyTaken => "key_taken",
            Self::UserKept => "user_kept",
        }
    }

    /// Finds a reason by its id. `None` when no reason has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

impl LoadReversalCounts {
    /// The number of changes that a person wanted to revert.
    pub const fn total(&self) -> u32 {
        self.reverted() + self.kept
    }

    /// The number of records that do not stay as they are.
    pub const fn reverted(&self) -> u32 {
        self.removed + self.restored
    }
}

impl FromIterator<LoadReversal> for LoadReversalCounts {
    fn from_iter<I: IntoIterator<Item = LoadReversal>>(reversals: I) -> Self {
        let mut counts = Self::default();
        for reversal in reversals {
            match reversal {
                LoadReversal::Removed => counts.removed += 1,
                LoadReversal::Restored => counts.restored += 1,
                LoadReversal::Kept(_) => counts.kept += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AS_LEFT: LeftRecord =
        LeftRecord { is_there: true, is_as_left: true, has_insurance: false, is_in_import: false };

    const fn changed(place: u32) -> LoadedChange {
        LoadedChange { place, follows: None, was_there: true, left: Some(AS_LEFT), is_key_taken: false }
    }

    const fn added(left: LeftRecord) -> LoadedChange {
        LoadedChange { was_there: false, left: Some(left), ..changed(1) }
    }

    #[track_caller]
    fn alone(change: LoadedChange, expected: LoadReversal) {
        assert_eq!(revert(&[change]), [expected]);
    }

    #[test]
    fn a_record_that_nothing_touched_since_is_reverted() {
        alone(added(AS_LEFT), LoadReversal::Removed);
        alone(changed(1), LoadReversal::Restored);
        let removed = LoadedChange { left: None, ..changed(1) };
        alone(removed, LoadReversal::Restored);
        alone(LoadedChange { is_key_taken: true, ..removed }, LoadReversal::Kept(Kept::KeyTaken));
    }

    #[test]
    fn a_changed_record_gets_its_values_back_unless_they_or_its_key_are_in_use() {
        let insured = LeftRecord { has_insurance: true, is_in_import: true, ..AS_LEFT };
        alone(LoadedChange { left: Some(insured), ..changed(1) }, LoadReversal::Restored);
        let since = LeftRecord { is_as_left: false, ..AS_LEFT };
        alone(LoadedChange { left: Some(since), ..changed(1) }, LoadReversal::Kept(Kept::Changed));
        alone(LoadedChange { is_key_taken: true, ..changed(1) }, LoadReversal::Kept(Kept::KeyTaken));
        let gone = LeftRecord { is_there: false, is_as_left: false, ..AS_LEFT };
        alone(LoadedChange { left: Some(gone), ..changed(1) }, LoadReversal::Kept(Kept::Gone));
    }

    #[test]
    fn an_added_record_that_is_in_use_is_not_removed() {
        let kept = |left, why| alone(added(left), LoadReversal::Kept(why));
        kept(LeftRecord { has_insurance: true, ..AS_LEFT }, Kept::Insured);
        kept(LeftRecord { is_in_import: true, ..AS_LEFT }, Kept::InImport);
        kept(LeftRecord { is_as_left: false, has_insurance: true, ..AS_LEFT }, Kept::Changed);
    }

    #[test]
    fn a_device_stays_with_a_user_who_keeps_the_new_key() {
        let device = LoadedChange { follows: Some(1), ..changed(2) };
        let user = LoadedChange { is_key_taken: true, ..changed(1) };
        assert_eq!(revert(&[changed(1), device]), [LoadReversal::Restored; 2]);
        let kept = [Kept::KeyTaken, Kept::UserKept].map(LoadReversal::Kept);
        assert_eq!(revert(&[user, device]), kept);
        // The user got the earlier key back before.
        alone(device, LoadReversal::Restored);
        let counts: LoadReversalCounts =
            [LoadReversal::Removed, LoadReversal::Restored].into_iter().chain(kept).collect();
        assert_eq!(counts, LoadReversalCounts { removed: 1, restored: 1, kept: 2 });
        assert_eq!((counts.total(), counts.reverted()), (4, 2));
    }

    #[test]
    fn ids_are_the_words_on_the_wire_and_in_the_database() {
        for kind in LoadKind::ALL {
            assert_eq!(LoadKind::from_id(kind.id()), Some(kind));
            assert_eq!(serde_json::to_value(kind).expect("a kind is a string"), kind.id());
        }
        assert!(Kept::ALL.into_iter().all(|reason| Kept::from_id(reason.id()) == Some(reason)));
    }
}
