//! Guardians in a OneRoster file without roles.

use super::header::Header;
use super::layout::Layout;
use super::{Attribute, Note, Refusal, Roster, RosterFormat};
use crate::read::Table;
use crate::record::trim;
use std::collections::HashSet;

/// Notes that roles are missing. Refuses people without a grade who are named as a relative in the row of a
/// person with a grade.
pub(super) fn refuse_relatives(roster: &mut Roster, table: &Table, header: &Header, layout: &Layout) {
    if roster.format != RosterFormat::OneRoster || layout.column_of(Attribute::Role).is_some() {
        return;
    }
    roster.notes.push(Note::RolesMissing);
    let (Some(id), Some(agents)) = (header.column("sourcedid"), header.column("agentsourcedids")) else {
        return;
    };
    let cells = |line: u32, column: usize| table.record(line).cells().nth(column).unwrap_or_default();
    let has_grade = |line: u32| {
        let grade = layout.column_of(Attribute::Grade);
        grade.is_some_and(|column| !trim(&cells(line, column)).is_empty())
    };
    let students = roster.entries.iter().filter(|entry| has_grade(entry.line));
    let named = students.flat_map(|entry| {
        let agents = cells(entry.line, agents);
        agents.split([',', ';']).map(|agent| trim(agent).to_owned()).collect::<Vec<_>>()
    });
    let relatives: HashSet<String> = named.filter(|agent| !agent.is_empty()).collect();
    roster.refuse_entries(|entry| {
        let is_relative = !has_grade(entry.line) && relatives.contains(trim(&cells(entry.line, id)));
        is_relative.then_some(Refusal::MayBeGuardian)
    });
}
