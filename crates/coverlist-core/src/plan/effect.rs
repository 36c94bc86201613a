//! What a change means for the coverage of its record.

use crate::record::{Field, Status, Values};
use serde::{Deserialize, Serialize};

/// What a changed row does to the coverage of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The record was not covered, and is then.
    NewlyEnrolled,
    /// The record stays covered, and its coverage starts or ends later than before.
    Renewed,
    /// The record was covered, and is not then.
    Ended,
    /// The coverage stays as it is, and other values change.
    Changed,
}

/// The number of changed rows with each effect. The sum is the number of updated rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EffectCounts {
    /// The number of records that were not covered, and are then.
    pub newly_enrolled: u32,
    /// The number of records that stay covered, with later dates.
    pub renewed: u32,
    /// The number of records that were covered, and are not then.
    pub ended: u32,
    /// The number of records of which only other values change.
    pub changed: u32,
}

impl Effect {
    /// Every effect, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::NewlyEnrolled, Self::Renewed, Self::Ended, Self::Changed];

    /// The name of the effect on the wire, such as `newly_enrolled`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NewlyEnrolled => "newly_enrolled",
            Self::Renewed => "renewed",
            Self::Ended => "ended",
            Self::Changed => "changed",
        }
    }

    /// Finds an effect by its id. `None` when no effect has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| effect.id() == id)
    }

    /// The effect of a change of a record's values. `covers` says whether a record with a status is covered,
    /// whatever the dates are.
    pub(crate) fn of(before: &Values, after: &Values, covers: impl Fn(Status) -> bool) -> Self {
        let [was_covered, is_covered] = [before, after].map(|values| values.status().is_some_and(&covers));
        match (was_covered, is_covered) {
            (false, true) => Self::NewlyEnrolled,
            (true, false) => Self::Ended,
            (true, true) if is_later(before, after) => Self::Renewed,
            _ => Self::Changed,
        }
    }
}

/// Whether coverage ends later, or starts later and does not end earlier. Without an end date it never ends.
fn is_later(before: &Values, after: &Values) -> bool {
    let starts = |values: &Values| values.date(Field::CoverageStart);
    match (before.date(Field::CoverageEnd), after.date(Field::CoverageEnd)) {
        (Some(old), Some(new)) if old != new => new > old,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => starts(after) > starts(before),
    }
}

impl EffectCounts {
    /// The number of rows with this effect.
    pub const fn rows(&self, effect: Effect) -> u32 {
        match effect {
            Effect::NewlyEnrolled => self.newly_enrolled,
            Effect::Renewed => self.renewed,
            Effect::Ended => self.ended,
            Effect::Changed => self.changed,
        }
    }

    /// Counts one more row with this effect.
    pub fn add(&mut self, effect: Effect) {
        *self.of(effect) += 1;
    }

    /// Counts one row with this effect less.
    pub fn remove(&mut self, effect: Effect) {
        *self.of(effect) -= 1;
    }

    fn of(&mut self, effect: Effect) -> &mut u32 {
        match effect {
            Effect::NewlyEnrolled => &mut self.newly_enrolled,
            Effect::Renewed => &mut self.renewed,
            Effect::Ended => &mut self.ended,
            Effect::Changed => &mut self.changed,
        }
    }
}
