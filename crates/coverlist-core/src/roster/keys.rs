//! Chooses one kind of key for a file. Two kinds in one list would load a person twice.

use super::header::Header;
use super::key::has_digit;
use super::layout::{KeySource, Layout};
use super::reading::rows;
use super::{Refusal, Roster, RosterError, RosterFormat};
use crate::read::Table;
use crate::record::RecordKind;

/// Chooses the column of the key.
///
/// # Errors
///
/// [`RosterError::KeyTwice`] when two columns of a plain list can hold it.
pub(super) fn choose(
    mut layout: Layout,
    table: &Table,
    header: &Header,
    kind: RecordKind,
) -> Result<Layout, RosterError> {
    let rivals = std::mem::take(&mut layout.rivals);
    let filled = |key: KeySource| {
        rows(table, header.line).filter(|&row| !key.read(&layout.cells(row)).is_empty()).count()
    };
    if layout.format == RosterFormat::OneRoster {
        // OneRoster has three ids of different quality. `sourcedId` is always filled, but means nothing
        // outside OneRoster.
        let best = std::iter::once(layout.key).chain(rivals.iter().copied()).rev();
        let sourced_id = rivals.last().copied().unwrap_or(layout.key);
        let named = best.filter(|&key| key != sourced_id).max_by_key(|&key| filled(key));
        layout.key = named.filter(|&key| filled(key) > 0).unwrap_or(sourced_id);
        let chosen = layout.key;
        layout.other_ids.retain(|&other| other != chosen);
        return Ok(layout);
    }
    let adds_a_key = |&rival: &KeySource| {
        rows(table, header.line).any(|row| {
            let cells = layout.cells(row);
            let other = rival.read(&cells);
            !other.is_empty() && other != layout.key.read(&cells)
        })
    };
    match rivals.into_iter().find(adds_a_key) {
        Some(rival) => {
            let named = |at: KeySource| header.cells[at.column()].trim().to_owned();
            Err(RosterError::KeyTwice { kind, first: named(layout.key), second: named(rival) })
        }
        None => Ok(layout),
    }
}

/// Refuses the rows whose keys are of another kind than most: an e-mail address among numbers, a number among
/// e-mail addresses, and a lone word among keys with digits, which is a heading.
pub(super) fn keep_one_kind(roster: &mut Roster) {
    let of_all = roster.entries.len();
    let addresses = roster.entries.iter().filter(|entry| entry.key.contains('@')).count();
    let with_digits = roster.entries.iter().filter(|entry| has_digit(&entry.key)).count();
    let are_addresses = addresses * 2 > of_all;
    let is_mixed = addresses > 0 && addresses < of_all;
    let has_details = !roster.attributes.is_empty();
    roster.refuse_entries(|entry| {
        if is_mixed && entry.key.contains('@') != are_addresses {
            Some(Refusal::KeyOfOtherKind)
        } else if has_details
            && with_digits * 2 > of_all
            && !has_digit(&entry.key)
            && entry.values.iter().all(String::is_empty)
        {
            Some(Refusal::Remark)
        } else {
            None
        }
    });
}
