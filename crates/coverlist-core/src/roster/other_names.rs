//! Finds out whether a roster would give most records the names of other people.

use super::{Action, KnownRecord, Roster};
use crate::record::{Attribute, is_same_person};
use std::collections::HashMap;

/// A person is asked from this number of known records on.
const FEWEST: usize = 10;

/// How many of the records that a roster names would get the name of another person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OtherNames {
    /// The number of known records that the roster names.
    pub known: usize,
    /// The number of them that would get the name of another person.
    pub renamed: usize,
}

impl OtherNames {
    /// Counts what loading a roster would do. `actions` has the order of its entries.
    pub fn of(roster: &Roster, actions: &[Action], records: &[KnownRecord]) -> Self {
        let known = actions.iter().filter(|action| !matches!(action, Action::Add)).count();
        let Some(now) = Attribute::of(roster.kind).iter().position(|&of| of == Attribute::Name) else {
            return Self { known, renamed: 0 };
        };
        let names: HashMap<i64, &str> =
            records.iter().map(|record| (record.id, record.attributes[now].as_str())).collect();
        let renamed = roster.entries.iter().zip(actions).filter(|(entry, action)| match action {
            Action::Add | Action::Keep => false,
            Action::Change(id) | Action::ChangeKey(id) => {
                let name = names.get(id).copied().unwrap_or_default();
                !is_same_person(roster.value(entry, Attribute::Name), name)
            }
        });
        Self { known, renamed: renamed.count() }
    }

    /// Whether a person must agree to their number, because the columns of the roster may be mixed up.
    pub const fn are_most(self) -> bool {
        self.known >= FEWEST && self.renamed * 2 > self.known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_asked_about_more_than_half_of_ten_records() {
        let asks = |known, renamed| OtherNames { known, renamed }.are_most();
        assert!(asks(10, 6) && asks(10, 10) && asks(11, 6));
        assert!(!asks(10, 5) && !asks(9, 9) && !asks(12, 6) && !asks(0, 0));
    }
}
