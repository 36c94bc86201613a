//! Guardians in a OneRoster file without roles.

use super::{Refusal, Roster};
use crate::record::{Attribute, trim};
use std::collections::HashSet;

/// The columns of OneRoster that name a user, and the relatives of a user.
const SOURCED_ID: &str = "sourcedId";
const AGENTS: &str = "agentSourcedIds";

impl Roster {
    /// Whether the list is a OneRoster file without roles. Guardians may be among its users.
    pub fn lacks_roles(&self) -> bool {
        !self.attributes.contains(&Attribute::Role) && self.column(SOURCED_ID).is_some()
    }

    /// The place of a column with a header in the file, from 0.
    fn column(&self, header: &str) -> Option<usize> {
        let names = self.file.verdict.header.as_ref()?.names(&self.file.table);
        names.iter().position(|name| trim(name) == header)
    }

    fn cell(&self, line: u32, column: usize) -> String {
        let cell = self.file.table.record(line).cells().nth(column);
        cell.map_or_else(String::new, |cell| trim(&cell).to_owned())
    }
}

/// Refuses people without role and grade who are named as a relative in the row of a person with a grade.
pub(super) fn refuse_relatives(roster: &mut Roster) {
    let (Some(id), Some(agents)) = (roster.column(SOURCED_ID), roster.column(AGENTS)) else { return };
    let place = |of| roster.attributes.iter().position(|&attribute| attribute == of);
    let (grade, role) = (place(Attribute::Grade), place(Attribute::Role));
    let has = |place: Option<usize>, values: &[String]| place.is_some_and(|place| !values[place].is_empty());
    let has_grade = |values: &[String]| has(grade, values);
    let students = roster.entries.iter().filter(|entry| has_grade(&entry.values));
    let named = students.flat_map(|entry| {
        let agents = roster.cell(entry.line, agents);
        agents.split([',', ';']).map(|agent| trim(agent).to_owned()).collect::<Vec<_>>()
    });
    let relatives: HashSet<String> = named.filter(|agent| !agent.is_empty()).collect();
    let refusals = roster.entries.iter().map(|entry| {
        let is_unclear = !has_grade(&entry.values) && !has(role, &entry.values);
        let is_relative = is_unclear && relatives.contains(&roster.cell(entry.line, id));
        is_relative.then_some(Refusal::MayBeGuardian)
    });
    let refusals = refusals.collect();
    roster.refuse(refusals);
}
