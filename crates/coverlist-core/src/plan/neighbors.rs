//! Warnings about changes that depend on other records.

use super::Warning;
use crate::record::{Date, Field, Status, Values};
use crate::template::Template;
use hashbrown::{HashMap, HashSet};
use std::collections::BTreeMap;

/// Collects the rows of a plan, then lets all records of the kind pass by, and finds the warnings of both.
pub struct Neighbors<'t> {
    template: &'t Template,
    /// The rows that name a record, by its id.
    rows: HashMap<i64, NamedRow>,
    /// The records of rows that are applied already.
    applied: HashSet<i64>,
    /// The lines of the rows that give their records a policy number, by that number.
    numbers: HashMap<String, Vec<u32>>,
    /// The devices that are covered after processing, by their user.
    devices: HashMap<String, Vec<Covered>>,
    found: CrossWarnings,
}

/// A record of the kind, as it is before processing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neighbor<'a> {
    /// The id of the record.
    pub record: i64,
    /// The user to whom a device is assigned; empty if there is none, and for a user.
    pub user: &'a str,
    /// The policy number.
    pub policy_number: Option<&'a str>,
    /// The insurance status.
    pub status: Option<Status>,
    /// The first and the last day of the coverage, as far as they are known.
    pub days: [Option<Date>; 2],
}

/// The warnings about rows that depend on other records, by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossWarnings(BTreeMap<u32, Vec<Warning>>);

struct NamedRow {
    line: u32,
    is_changed: bool,
    /// The days of the coverage after processing; `None` if the record is not covered then.
    days: Option<[Option<Date>; 2]>,
}

/// A device that is covered after processing.
struct Covered {
    days: [Option<Date>; 2],
    /// The line of the row that changes it.
    changed_by: Option<u32>,
}

impl<'t> Neighbors<'t> {
    /// Starts with a template, which states the statuses that cover.
    pub fn new(template: &'t Template) -> Self {
        Self {
            template,
            rows: HashMap::new(),
            applied: HashSet::new(),
            numbers: HashMap::new(),
            devices: HashMap::new(),
            found: CrossWarnings::default(),
        }
    }

    /// Adds a row that names a record with these values. `after` are those after processing; `None` if the
    /// row does not change it.
    pub fn add_row(&mut self, line: u32, record: i64, before: &Values, after: Option<&Values>) {
        let then = after.unwrap_or(before);
        let is_covered = then.status().is_some_and(|status| self.template.covers(status));
        let days = is_covered.then(|| [Field::CoverageStart, Field::CoverageEnd].map(|day| then.date(day)));
        self.rows.insert(record, NamedRow { line, is_changed: after.is_some(), days });
        let number = after.filter(|after| after.get(Field::PolicyNumber) != before.get(Field::PolicyNumber));
        if let Some(number) = number.and_then(|after| after.text(Field::PolicyNumber)) {
            self.numbers.entry(number).or_default().push(line);
        }
    }

    /// Adds the record of a row that is applied already.
    pub fn add_applied(&mut self, record: i64) {
        self.applied.insert(record);
    }

    /// Lets a record pass by. All rows have been added before.
    pub fn pass(&mut self, neighbor: Neighbor<'_>) {
        let row = self.rows.get(&neighbor.record);
        if row.is_none() && !self.applied.contains(&neighbor.record) {
            let lines = neighbor.policy_number.and_then(|number| self.numbers.get(number));
            lines.into_iter().flatten().for_each(|line| self.found.add(*line, Warning::PolicyOfOther));
        }
        let is_covered = neighbor.status.is_some_and(|status| self.template.covers(status));
        let days = row.map_or_else(|| is_covered.then_some(neighbor.days), |row| row.days);
        if let (Some(days), false) = (days, neighbor.user.is_empty()) {
            let changed_by = row.filter(|row| row.is_changed).map(|row| row.line);
            self.devices.entry_ref(neighbor.user).or_default().push(Covered { days, changed_by });
        }
    }

    /// The warnings. All records have passed by.
    pub fn warnings(mut self) -> CrossWarnings {
        for devices in self.devices.into_values().filter(|devices| devices.len() > 1) {
            for (place, device) in devices.iter().enumerate() {
                let others = || devices.iter().enumerate().filter(|(other, _)| *other != place);
                if let Some(line) = device.changed_by
                    && others().any(|(_, other)| overlap(device.days, other.days))
                {
                    self.found.add(line, Warning::SecondDevice);
                }
            }
        }
        self.found
    }
}

impl CrossWarnings {
    /// The warnings about a row.
    pub fn of(&self, line: u32) -> &[Warning] {
        self.0.get(&line).map_or(&[], Vec::as_slice)
    }

    /// The warnings about all rows.
    pub fn all(&self) -> impl Iterator<Item = Warning> {
        self.0.values().flatten().copied()
    }

    fn add(&mut self, line: u32, warning: Warning) {
        let warnings = self.0.entry(line).or_default();
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
}

/// Whether two periods have a day in common. An unknown day does not limit a period.
fn overlap([start, end]: [Option<Date>; 2], [other_start, other_end]: [Option<Date>; 2]) -> bool {
    let starts_in_time = |start: Option<Date>, end: Option<Date>| match (start, end) {
        (Some(start), Some(end)) => start <= end,
        _ => true,
    };
    starts_in_time(start, other_end) && starts_in_time(other_start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{FieldType, RecordKind, Value};

    fn values(status: Status, policy: &str, start: &str, end: &str) -> Values {
        let date = |text| Value::from_text(FieldType::Date, text).expect("a date");
        Values::from_iter([
            (Field::Status, Value::Status(status)),
            (Field::PolicyNumber, Value::Text(policy.to_owned())),
            (Field::CoverageStart, date(start)),
            (Field::CoverageEnd, date(end)),
        ])
    }

    fn neighbor<'a>(record: i64, user: &'a str, policy: &'a str, days: [&str; 2]) -> Neighbor<'a> {
        let days = days.map(|day| day.parse().ok());
        Neighbor { record, user, policy_number: Some(policy), status: Some(Status::Enrolled), days }
    }

    #[test]
    fn a_new_number_of_a_record_outside_of_the_list_is_warned_about() {
        let template = Template::builtin(RecordKind::Device);
        let mut all = Neighbors::new(&template);
        let old = values(Status::Enrolled, "OLD", "2026-01-01", "2026-12-31");
        all.add_row(2, 1, &old, Some(&values(Status::Enrolled, "A", "2026-01-01", "2026-12-31")));
        all.add_row(3, 2, &old, Some(&values(Status::Enrolled, "OLD", "2026-01-01", "2027-12-31")));
        all.add_row(4, 3, &old, None);
        for (record, policy) in [(1, "OLD"), (2, "OLD"), (3, "OLD"), (4, "A"), (5, "OLD"), (6, "A")] {
            all.pass(neighbor(record, "", policy, ["", ""]));
        }
        let found = all.warnings();
        assert_eq!(found.of(2), [Warning::PolicyOfOther], "once, although two records have it");
        assert!(found.of(3).is_empty() && found.of(4).is_empty(), "the number is not new: {found:?}");
    }

    #[test]
    fn a_second_covered_device_of_a_user_is_warned_about_if_the_days_overlap() {
        let template = Template::builtin(RecordKind::Device);
        let none = Values::default();
        let year = values(Status::Enrolled, "P", "2026-08-01", "2027-07-31");
        let now = ["2026-08-01", "2027-07-31"];
        for (other, days, is_second) in [
            ("ana", now, true),
            ("ana", ["2027-07-31", ""], true),
            ("ana", ["", "2026-07-31"], false),
            ("ana", ["", ""], true),
            ("ben", now, false),
        ] {
            let mut all = Neighbors::new(&template);
            all.add_row(2, 1, &none, Some(&year));
            all.pass(neighbor(1, "ana", "", ["", ""]));
            all.pass(neighbor(2, other, "", days));
            assert_eq!(all.warnings().of(2).contains(&Warning::SecondDevice), is_second, "{other} {days:?}");
        }
    }

    #[test]
    fn a_device_counts_as_the_list_leaves_it() {
        let template = Template::builtin(RecordKind::Device);
        let year = values(Status::Enrolled, "P", "2026-08-01", "2027-07-31");
        let ended = values(Status::NotEnrolled, "P", "2026-08-01", "2027-07-31");
        for (second, expected) in [(&ended, [false, false]), (&year, [true, true])] {
            let mut all = Neighbors::new(&template);
            all.add_row(2, 1, &Values::default(), Some(&year));
            all.add_row(3, 2, &Values::default(), Some(second));
            for record in [1, 2] {
                all.pass(Neighbor { record, user: "ana", ..Neighbor::default() });
            }
            let found = all.warnings();
            assert_eq!([2, 3].map(|line| !found.of(line).is_empty()), expected);
        }
    }
}
