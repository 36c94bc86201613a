//! Reads the records of a table as a roster.

use super::columns::columns;
use super::header::{self, Again, Header};
use super::layout::Layout;
use super::{Note, Refusal, Roster, RosterError, SetAside, deduplicate, keys, relatives};
use crate::read::{FileKind, FlawKind, Record, Table, WorkbookFacts};
use crate::record::RecordKind;
use std::collections::HashMap;

/// Reads a table as a roster of users or of devices. Blank rows are skipped.
///
/// ```
/// use coverlist_core::read::{ReadChoices, read};
/// use coverlist_core::record::RecordKind;
/// use coverlist_core::roster;
/// use coverlist_core::template::TemplateSet;
///
/// let file = "Student ID,First Name,Last Name\n004231,Ana,Ruiz\n";
/// let table = read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
/// let roster = roster::read(&table, RecordKind::User)?;
/// assert_eq!(roster.entries[0].key, "004231");
/// assert_eq!(roster.entries[0].values, ["Ana Ruiz"]);
/// # Ok::<_, roster::RosterError>(())
/// ```
///
/// # Errors
///
/// [`RosterError`] when no column or several columns can hold the key, or the columns change within the file.
pub fn read(table: &Table, kind: RecordKind) -> Result<Roster, RosterError> {
    let facts = table.facts();
    if let Some(finding) = table.workbook().and_then(WorkbookFacts::blocking) {
        return Err(RosterError::Workbook(finding.clone()));
    }
    if facts.kind != FileKind::Text {
        return Err(RosterError::NotText(facts.kind));
    }
    if table.is_cut() {
        return Err(RosterError::TooManyRows);
    }
    let (header, layout) = header::find(table, kind)?;
    let layout = keys::choose(layout, table, &header, kind)?;
    let mut roster = Roster::new(kind, layout.format, layout.attributes());
    let above = rows(table, 0).take_while(|record| record.line() < header.line);
    above.for_each(|record| roster.pass_over(record.line(), SetAside::AboveHeader.into()));
    read_rows(&mut roster, table, &header, &layout)?;
    keys::keep_one_kind(&mut roster);
    relatives::refuse_relatives(&mut roster, table, &header, &layout);
    deduplicate::deduplicate(&mut roster);
    Ok(roster)
}

fn read_rows(
    roster: &mut Roster,
    table: &Table,
    header: &Header,
    layout: &Layout,
) -> Result<(), RosterError> {
    let flaws = first_flaws(table);
    let mut filled = vec![false; layout.width];
    let mut nothing = 0;
    for record in rows(table, header.line) {
        let line = record.line();
        let cells = layout.cells(record);
        filled.iter_mut().zip(&cells).for_each(|(filled, cell)| *filled |= !cell.trim().is_empty());
        let entry = match (flaws.get(&line), header.again(record, layout.key.read(&cells))) {
            (Some(flaw), _) => Err(flaw.clone().into()),
            (None, Some(Again::Other)) => return Err(RosterError::SecondHeader(line)),
            (None, Some(Again::Same)) => Err(SetAside::Header.into()),
            (None, None) => layout.entry(roster.kind, record),
        };
        match entry {
            Ok(entry) => {
                nothing += layout.words_for_nothing(record);
                roster.entries.push(entry);
            }
            Err(why) => roster.pass_over(line, why),
        }
    }
    roster.columns = columns(roster.kind, header, layout, &filled);
    roster.notes.extend((nothing > 0).then_some(Note::WordsForNothing(nothing)));
    Ok(())
}

/// The rows below `line` without blank ones.
pub(super) fn rows(table: &Table, line: u32) -> impl Iterator<Item = Record<'_>> {
    let below = table.records().skip(line as usize);
    below.filter(|record| record.cells().any(|cell| !cell.trim().is_empty()))
}

/// The refusal of each line whose bytes have a flaw: the first flaw that makes the row unsafe.
fn first_flaws(table: &Table) -> HashMap<u32, Refusal> {
    let mut first = HashMap::new();
    for flaw in table.flaws().iter().filter(|flaw| flaw.kind != FlawKind::TextAfterQuote) {
        first.entry(flaw.line).or_insert_with(|| Refusal::cell(flaw.kind.code(), flaw.column));
    }
    first
}
