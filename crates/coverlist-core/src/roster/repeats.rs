//! Rows of a roster that name one record.

use super::{Refusal, Refused, Roster};
use crate::findings::{Code, Finding};
use crate::record::MatchKey;
use std::collections::HashMap;

/// Sees to it that each key has one entry. Rows that say the same are one, the first; rows that contradict each other
/// are refused, all of them.
pub(super) fn settle(roster: &mut Roster) {
    let mut by_key: HashMap<MatchKey, Vec<usize>> = HashMap::with_capacity(roster.entries.len());
    for (index, entry) in roster.entries.iter().enumerate() {
        by_key.entry(entry.match_key.clone()).or_default().push(index);
    }
    let entries = std::mem::take(&mut roster.entries);
    let lines: Vec<u32> = entries.iter().map(|entry| entry.line).collect();
    let mut contradicts = vec![false; entries.len()];
    for rows in by_key.values().filter(|rows| rows.len() > 1) {
        let same = rows.iter().all(|&row| entries[row].values == entries[rows[0]].values);
        for &row in rows {
            contradicts[row] = !same;
        }
    }
    for (index, entry) in entries.into_iter().enumerate() {
        let rows = &by_key[&entry.match_key];
        if contradicts[index] {
            let others = rows.iter().filter(|&&row| row != index).map(|&row| lines[row]);
            let finding = Finding::file(Code::KeyConflict).naming(others, rows.len() - 1);
            roster.refused.push(Refused { line: entry.line, refusal: Refusal::Mistake(finding) });
        } else if rows[0] == index {
            roster.entries.push(entry);
        } else {
            roster.repeated.push(entry.line);
        }
    }
    roster.refused.sort_by_key(|refused| refused.line);
}
