use super::part::GroupId;
use coverlist_api::{CoverageGroup, CoverageView};
use std::collections::BTreeMap;
use std::ops::Deref;

/// The counts of the records of a kind. Each row of a table, each filter and each request asks for the name
/// of a group, so the names are kept by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    counts: CoverageView,
    places: BTreeMap<GroupId, String>,
    groups: BTreeMap<GroupId, String>,
}

impl Counted {
    /// The name of a school or a location.
    pub fn place(&self, id: GroupId) -> Option<&str> {
        self.places.get(&id).map(String::as_str)
    }

    /// The name of a grade or a model.
    pub fn group(&self, id: GroupId) -> Option<&str> {
        self.groups.get(&id).map(String::as_str)
    }
}

impl From<CoverageView> for Counted {
    fn from(counts: CoverageView) -> Self {
        let (places, groups) = (names(&counts.places), names(&counts.groups));
        Self { counts, places, groups }
    }
}

impl Deref for Counted {
    type Target = CoverageView;

    fn deref(&self) -> &CoverageView {
        &self.counts
    }
}

fn names(groups: &[CoverageGroup]) -> BTreeMap<GroupId, String> {
    groups.iter().map(|group| (GroupId::of(&group.name), group.name.clone())).collect()
}
