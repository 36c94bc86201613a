//! Merges rows of a roster that name one record.

use super::person::says_the_same;
use super::{Entry, Excluded, Ignored, Refusal, Refused, Repeated, Roster};
use crate::findings::{Code, Finding};
use crate::record::{Attribute, MatchKey};
use std::collections::{HashMap, HashSet};

/// Leaves one entry for each key. Rows that agree become one: the first, with additional values from the
/// others. Rows that contradict each other are all refused, unless a person keeps one of them. A person may
/// have two roles; the first counts.
pub(super) fn merge(roster: &mut Roster) {
    let mut by_key: HashMap<MatchKey, Vec<usize>> = HashMap::with_capacity(roster.entries.len());
    for (index, entry) in roster.entries.iter().enumerate() {
        by_key.entry(entry.match_key.clone()).or_default().push(index);
    }
    let keep: HashSet<u32> = roster.file.decisions.keep.iter().map(|kept| kept.line).collect();
    let role = roster.attributes.iter().position(|&attribute| attribute == Attribute::Role);
    let mut entries: Vec<Option<Entry>> = std::mem::take(&mut roster.entries).into_iter().map(Some).collect();
    for rows in by_key.into_values().filter(|rows| rows.len() > 1) {
        let same: Vec<Entry> = rows.iter().filter_map(|&row| entries[row].take()).collect();
        match merged(&same, role) {
            Some(entry) => {
                let of = entry.line;
                for row in &same[1..] {
                    if has_other_role(&entry, row, role) {
                        roster.ignored.push(Ignored { line: row.line, reason: Excluded::OtherRole(of) });
                    } else {
                        roster.repeated.push(Repeated { line: row.line, of });
                    }
                }
                entries[rows[0]] = Some(entry);
            }
            None if let Some(place) = kept(&same, &keep) => {
                let kept = &same[place];
                for row in same.iter().filter(|row| row.line != kept.line) {
                    let finding = Finding::row(Code::KeyNotKept, row.line).naming([kept.line], 1);
                    roster.ignored.push(Ignored { line: row.line, reason: Excluded::Finding(finding) });
                }
                entries[rows[place]] = Some(kept.clone());
            }
            None => {
                for row in &same {
                    let others = same.iter().map(|other| other.line).filter(|&line| line != row.line);
                    let finding = Finding::file(Code::KeyConflict).naming(others, same.len() - 1);
                    roster.refused.push(Refused { line: row.line, refusal: Refusal::Mistake(finding) });
                }
            }
        }
    }
    roster.entries = entries.into_iter().flatten().collect();
    roster.repeated.sort_by_key(|repeated| repeated.line);
    roster.refused.sort_by_key(|refused| refused.line);
    roster.ignored.sort_by_key(|ignored| ignored.line);
}

/// The rows of one key as one entry, unless they contradict each other in something other than the role. A
/// blank cell contradicts nothing.
fn merged(rows: &[Entry], role: Option<usize>) -> Option<Entry> {
    let mut whole = rows.first()?.clone();
    for row in &rows[1..] {
        whole.other_ids.extend(row.other_ids.iter().cloned());
        for (place, (value, other)) in whole.values.iter_mut().zip(&row.values).enumerate() {
            if value.is_empty() {
                value.clone_from(other);
            } else if !other.is_empty() && !says_the_same(value, other) && Some(place) != role {
                return None;
            }
        }
    }
    Some(whole)
}

/// The place of the row that a person keeps, of rows that contradict each other.
fn kept(rows: &[Entry], keep: &HashSet<u32>) -> Option<usize> {
    let mut places = (0..rows.len()).filter(|&place| keep.contains(&rows[place].line));
    places.next().filter(|_| places.next().is_none())
}

fn has_other_role(entry: &Entry, row: &Entry, role: Option<usize>) -> bool {
    let Some(role) = role else { return false };
    !row.values[role].is_empty() && !says_the_same(&entry.values[role], &row.values[role])
}
