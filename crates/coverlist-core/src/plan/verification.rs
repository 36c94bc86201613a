//! Chooses the rows of a report that persons compare with their records by hand.

use super::Outcome;
use std::collections::{BTreeMap, BTreeSet};

/// The number of rows on a verification sheet, if the report has as many.
pub const VERIFIED_ROWS: usize = 15;

/// The number of rows with each outcome that come before all others.
const OF_EACH: usize = 2;

/// A row of a report, and where its record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verifiable<P> {
    /// The line in the file.
    pub line: u32,
    /// What processing did with the row.
    pub outcome: Outcome,
    /// The school of a user, or the location of a device.
    pub place: P,
}

/// The lines of a verification sheet: two rows with each outcome, and then updated rows. The rows with one
/// outcome come from as many places as there are. Rows that were not processed are never chosen.
///
/// The same rows and the same seed give the same lines. Each line has a rank of its own, so rows that get
/// another outcome hardly change the choice of the others.
///
/// ```
/// use coverlist_core::plan::{Outcome, Verifiable, verification_lines};
///
/// let row = |line, outcome| Verifiable { line, outcome, place: "North" };
/// let rows = [row(2, Outcome::Updated), row(3, Outcome::Skipped), row(4, Outcome::NotProcessed)];
/// assert_eq!(Vec::from_iter(verification_lines(&rows, 7)), [2, 3]);
/// ```
pub fn verification_lines<P: Ord>(rows: &[Verifiable<P>], seed: u64) -> BTreeSet<u32> {
    let processed = Outcome::ALL.into_iter().filter(|outcome| *outcome != Outcome::NotProcessed);
    let mut lines: Vec<(usize, u32)> = processed
        .flat_map(|outcome| {
            let lines = in_turns(rows.iter().filter(|row| row.outcome == outcome), seed);
            (0..).zip(lines).map(move |(nth, line)| (preference(outcome, nth), line))
        })
        .collect();
    lines.sort_by_key(|(preference, _)| *preference);
    lines.into_iter().take(VERIFIED_ROWS).map(|(_, line)| line).collect()
}

/// How early the nth row with an outcome is chosen.
const fn preference(outcome: Outcome, nth: usize) -> usize {
    match outcome {
        _ if nth < OF_EACH => 0,
        Outcome::Updated => 1,
        _ => nth,
    }
}

/// The lines of rows, in turns: first one of each place, then another one of each place.
fn in_turns<'r, P: Ord + 'r>(rows: impl Iterator<Item = &'r Verifiable<P>>, seed: u64) -> Vec<u32> {
    let mut by_place = BTreeMap::<&P, Vec<(u64, u32)>>::new();
    for row in rows {
        by_place.entry(&row.place).or_default().push((rank(seed, row.line), row.line));
    }
    let mut turns = Vec::new();
    for ranked in by_place.values_mut() {
        ranked.sort_unstable();
        turns.extend((0_usize..).zip(ranked.iter().copied()));
    }
    turns.sort_unstable();
    turns.into_iter().map(|(_, (_, line))| line).collect()
}

/// The rank of a line: a number without a pattern (the last step of the generator `SplitMix64`).
const fn rank(seed: u64, line: u32) -> u64 {
    let mut bits = seed ^ (line as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report with this number of rows of each outcome, in turns from this number of places.
    fn report(rows: [u32; 6], places: u32) -> Vec<Verifiable<u32>> {
        let all = Outcome::ALL.into_iter().zip(rows);
        let all = all.flat_map(|(outcome, rows)| (0..rows).map(move |nth| (outcome, nth % places)));
        (2..).zip(all).map(|(line, (outcome, place))| Verifiable { line, outcome, place }).collect()
    }

    fn chosen(report: &[Verifiable<u32>], seed: u64) -> Vec<Verifiable<u32>> {
        let lines = verification_lines(report, seed);
        report.iter().filter(|row| lines.contains(&row.line)).copied().collect()
    }

    fn counts(rows: &[Verifiable<u32>]) -> [usize; 6] {
        Outcome::ALL.map(|outcome| rows.iter().filter(|row| row.outcome == outcome).count())
    }

    #[test]
    fn a_sheet_has_two_rows_of_each_outcome_and_then_updated_ones() {
        for (rows, expected) in [
            ([900, 40, 5, 3, 2, 0], [7, 2, 2, 2, 2, 0]),
            ([900, 0, 1, 0, 3, 0], [12, 0, 1, 0, 2, 0]),
            ([900, 0, 0, 0, 0, 50], [15, 0, 0, 0, 0, 0]),
            ([3, 0, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0]),
            // Without enough updated rows, the others fill the sheet in turns.
            ([1, 90, 90, 0, 0, 0], [1, 7, 7, 0, 0, 0]),
            ([0, 0, 0, 0, 90, 9], [0, 0, 0, 0, 15, 0]),
            ([0; 6], [0; 6]),
        ] {
            assert_eq!(counts(&chosen(&report(rows, 4), 1)), expected, "{rows:?}");
        }
    }

    #[test]
    fn updated_rows_come_from_as_many_places_as_there_are() {
        for (places, expected) in [(1, 1), (5, 5), (15, 15), (40, 15)] {
            let chosen = chosen(&report([800, 0, 0, 0, 0, 0], places), 3);
            let found: BTreeSet<u32> = chosen.iter().map(|row| row.place).collect();
            assert_eq!((chosen.len(), found.len()), (VERIFIED_ROWS, expected), "{places} places");
        }
        // A small school among large ones is not forgotten.
        let mut rows = report([800, 0, 0, 0, 0, 0], 3);
        rows[777].place = 99;
        assert!(chosen(&rows, 3).iter().any(|row| row.place == 99));
    }

    #[test]
    fn the_seed_decides_and_nothing_else_does() {
        let report = report([800, 50, 50, 50, 50, 0], 6);
        let lines = verification_lines(&report, 1);
        assert_eq!(verification_lines(&report, 1), lines);
        let mut reversed = report.clone();
        reversed.reverse();
        assert_eq!(verification_lines(&reversed, 1), lines);
        assert!((2..30).all(|seed| verification_lines(&report, seed) != lines));
        let (first, last) = (lines.first().expect("a line"), lines.last().expect("a line"));
        assert!(last - first > 400, "from all parts of the file: {lines:?}");
    }

    #[test]
    fn a_row_that_gets_another_outcome_hardly_changes_the_sheet() {
        let mut rows = report([800, 0, 50, 0, 0, 0], 6);
        let before = verification_lines(&rows, 5);
        let corrected = rows.iter_mut().find(|row| row.outcome == Outcome::Skipped);
        corrected.expect("a row").outcome = Outcome::Updated;
        assert!(verification_lines(&rows, 5).intersection(&before).count() >= VERIFIED_ROWS - 2);
    }
}
