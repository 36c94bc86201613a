//! Chooses the rows of a plan that are applied first.

use super::Effect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Some of the rows that change a record, to be applied before the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sample {
    /// The first rows of the file, this many.
    First(u32),
    /// This many rows: as many of each effect, as far as there are, from all parts of the file.
    Draw(u32),
}

impl Sample {
    /// The number of rows.
    pub const fn size(self) -> u32 {
        match self {
            Self::First(size) | Self::Draw(size) => size,
        }
    }

    /// The lines of the sample. `changes` are the rows that change a record, in file order, each with its
    /// line and its effect. The same plan gives the same lines, so a person can look at them before they
    /// consent.
    ///
    /// ```
    /// use coverlist_core::plan::{Effect, Sample};
    ///
    /// let plan = [2, 3, 4, 5, 6, 7].map(|line| (line, Effect::Renewed));
    /// assert_eq!(Vec::from_iter(Sample::First(2).lines(&plan)), [2, 3]);
    /// assert_eq!(Vec::from_iter(Sample::Draw(2).lines(&plan)), [3, 6]);
    /// ```
    pub fn lines(self, changes: &[(u32, Effect)]) -> BTreeSet<u32> {
        match self {
            Self::First(size) => changes.iter().take(size as usize).map(|(line, _)| *line).collect(),
            Self::Draw(size) => draw(size as usize, changes),
        }
    }
}

fn draw(size: usize, changes: &[(u32, Effect)]) -> BTreeSet<u32> {
    let of = |wanted| changes.iter().filter(move |(_, effect)| *effect == wanted).map(|(line, _)| *line);
    let mut groups = Effect::ALL.map(|effect| of(effect).collect::<Vec<_>>());
    // The smallest group first: what it cannot give, the larger ones do.
    groups.sort_by_key(Vec::len);
    let (mut left, mut lines) = (size, BTreeSet::new());
    for (place, group) in groups.iter().enumerate() {
        let share = (left / (groups.len() - place)).min(group.len());
        left -= share;
        lines.extend((0..share).map(|nth| group[(2 * nth + 1) * group.len() / (2 * share)]));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(effects: &[(Effect, u32)]) -> Vec<(u32, Effect)> {
        let all = effects.iter().flat_map(|(effect, rows)| (0..*rows).map(|_| *effect));
        (2..).zip(all).collect()
    }

    #[test]
    fn a_draw_has_rows_of_each_effect() {
        let changes = plan(&[(Effect::Renewed, 900), (Effect::NewlyEnrolled, 90), (Effect::Ended, 2)]);
        let lines = Sample::Draw(15).lines(&changes);
        let count = |wanted| {
            changes.iter().filter(|(line, effect)| *effect == wanted && lines.contains(line)).count()
        };
        assert_eq!(
            [Effect::Renewed, Effect::NewlyEnrolled, Effect::Ended, Effect::Changed].map(count),
            [7, 6, 2, 0]
        );
        let renewed: Vec<_> = lines.range(..902).copied().collect();
        assert!(renewed[0] < 150 && renewed[6] > 750, "from all parts of the file: {renewed:?}");
    }

    #[test]
    fn a_sample_has_its_size_as_far_as_there_are_rows() {
        for rows in [[0, 0, 0, 0], [1, 0, 0, 0], [3, 1, 0, 7], [40, 2, 9, 1]] {
            let effects: Vec<_> = Effect::ALL.into_iter().zip(rows).collect();
            let changes = plan(&effects);
            for size in [1, 2, 3, 5, 10, 11, 12, 52, 60] {
                for sample in [Sample::First(size), Sample::Draw(size)] {
                    let lines = sample.lines(&changes);
                    assert_eq!(lines.len(), changes.len().min(size as usize), "{sample:?} of {rows:?}");
                    assert!(lines.iter().all(|line| changes.iter().any(|(other, _)| other == line)));
                }
            }
        }
    }
}
