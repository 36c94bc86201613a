//! A table, read as a roster.

use super::layout::{KeyAt, Layout};
use super::{Refusal, Refused, Roster, Unfit, repeats};
use crate::findings::Code;
use crate::read::{FileKind, FlawKind, Record, Table};
use crate::template::RecordKind;
use std::collections::HashMap;

/// How many rows near the top are looked at for a header.
const HEADER_ROWS: usize = 20;
/// How many cells of a header can matter.
const HEADER_CELLS: usize = 1_000;

/// Reads a table as a roster of users or of devices. Blank rows, and what stands above the header, are passed over.
///
/// # Errors
///
/// [`Unfit`] when nothing in the file can be taken for a key, so that not one row could be read.
pub fn read(table: &Table, kind: RecordKind) -> Result<Roster, Unfit> {
    let facts = table.facts();
    if facts.kind != FileKind::Text {
        return Err(Unfit::NotText(facts.kind));
    }
    if table.is_cut() {
        return Err(Unfit::TooManyRows);
    }
    let (header, layout) = find_header(table, kind)?;
    let layout = with_one_sort_of_key(layout, table, header);
    let flaws = first_flaws(table);
    let mut roster = Roster::new(kind, layout.shape, layout.details());
    for record in rows(table, header) {
        let line = record.line();
        match flaws.get(&line).map_or_else(|| layout.entry(kind, record), |flaw| Err(flaw.clone())) {
            Ok(entry) => roster.entries.push(entry),
            Err(refusal) => roster.refused.push(Refused { line, refusal }),
        }
    }
    repeats::settle(&mut roster);
    Ok(roster)
}

/// The header's line and what it says: the first row near the top that names a key.
fn find_header(table: &Table, kind: RecordKind) -> Result<(u32, Layout), Unfit> {
    let mut unfit = Unfit::NoKey(kind);
    for record in rows(table, 0).take(HEADER_ROWS) {
        let cells: Vec<_> = record.cells().take(HEADER_CELLS).collect();
        match Layout::of(kind, cells.iter().map(AsRef::as_ref)) {
            Ok(layout) => return Ok((record.line(), layout)),
            Err(Unfit::NoKey(_)) => {}
            Err(other) => unfit = other,
        }
    }
    Err(unfit)
}

/// A OneRoster file in which no user has an identifier names its users by `sourcedId`. Where some have one, the others
/// have no key: two sorts of key in one list would load a person twice.
fn with_one_sort_of_key(mut layout: Layout, table: &Table, header: u32) -> Layout {
    if let KeyAt::OneRoster { sourced_id, .. } = layout.key {
        let has_key = |record: Record<'_>| !layout.key.read(&layout.cells(record)).is_empty();
        if !rows(table, header).any(has_key) {
            layout.key = KeyAt::Cell(sourced_id);
        }
    }
    layout
}

/// The rows below `line` that are not blank.
fn rows(table: &Table, line: u32) -> impl Iterator<Item = Record<'_>> {
    let below = table.records().skip(line as usize);
    below.filter(|record| record.cells().any(|cell| !cell.trim().is_empty()))
}

/// What is odd about the bytes of a row, by its line: the first thing that makes the row unsafe to take.
fn first_flaws(table: &Table) -> HashMap<u32, Refusal> {
    let mut first = HashMap::new();
    for flaw in table.flaws() {
        let code = match flaw.kind {
            FlawKind::QuoteNotClosed => Code::QuoteNotClosed,
            FlawKind::NotInEncoding => Code::EncodingDamaged,
            FlawKind::TextAfterQuote => continue,
        };
        first.entry(flaw.line).or_insert_with(|| Refusal::cell(code, flaw.column));
    }
    first
}
