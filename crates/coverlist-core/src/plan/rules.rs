//! The rules of a template that the planner follows.

use super::{Effect, covering_statuses};
use crate::record::{Field, Row, Status, Values};
use crate::template::{BlankCell, Template};
use std::collections::BTreeSet;

/// The rules by which a row of one import changes a record.
///
/// A filled cell sets the field of its column, and the template states what a blank cell means. An absent
/// column keeps the record's value, and so does every field that the template lacks.
///
/// A row that sets one of the template's leaving statuses ends coverage. It clears policy number, type,
/// amount and end date, as far as they are fields of the template and the row has no value for them. The file
/// does not need to have their columns: the file of a child who leaves often has only key and status.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The fields that a row can change.
    columns: Vec<Rule>,
    leaving_statuses: BTreeSet<Status>,
    /// The fields that a leaving status clears.
    cleared_by_leaving: Vec<Field>,
    /// The statuses of a covered record.
    covering_statuses: BTreeSet<Status>,
    /// Whether a status ends coverage only if it is new to the record.
    only_new_status: bool,
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    field: Field,
    blank: BlankCell,
}

/// The fields of coverage. The start date stays, because the record was covered from then on.
pub(super) const COVERAGE: [Field; 4] =
    [Field::PolicyNumber, Field::CoverageType, Field::CoverageAmount, Field::CoverageEnd];

impl Rules {
    /// The rules of a template for a file that has the columns of these fields.
    pub fn new(template: &Template, present: &BTreeSet<Field>) -> Self {
        let columns = template.columns.iter();
        let present = columns.filter(|column| column.field != Field::Key && present.contains(&column.field));
        Self {
            columns: present.map(|column| Rule { field: column.field, blank: column.blank }).collect(),
            leaving_statuses: template.leaving_statuses.clone(),
            cleared_by_leaving: COVERAGE
                .into_iter()
                .filter(|&field| template.column(field).is_some())
                .collect(),
            covering_statuses: covering_statuses(template).into_iter().collect(),
            only_new_status: false,
        }
    }

    /// The rules of a template for a change of a single record: a blank cell clears its field, and a status
    /// that the record has already ends nothing.
    pub fn exact(template: &Template, present: &BTreeSet<Field>) -> Self {
        let mut rules = Self { only_new_status: true, ..Self::new(template, present) };
        rules.columns.iter_mut().for_each(|rule| rule.blank = BlankCell::Clear);
        rules
    }

    /// What a change of a record's values means for its coverage.
    pub fn effect(&self, before: &Values, after: &Values) -> Effect {
        Effect::of(before, after, |status| self.covering_statuses.contains(&status))
    }

    /// The fields in which a record differs from a row: those that the row would change.
    pub fn differences(&self, row: &Row, now: &Values) -> Vec<Field> {
        now.differences(&self.after(row, now))
    }

    /// The values of a record after a row is applied to it, or would be if nothing kept it from that.
    pub fn after(&self, row: &Row, now: &Values) -> Values {
        let mut after = now.clone();
        self.columns.iter().for_each(|rule| rule.apply(row, &mut after));
        let is_new = after.status() != now.status() || !self.only_new_status;
        if is_new && self.ends_coverage(row, &after) {
            let cleared = self.cleared_by_leaving.iter().filter(|&&field| row.values.get(field).is_none());
            cleared.for_each(|&field| after.set(field, None));
        }
        after
    }

    /// Whether the row's status ends coverage. A row whose status the record does not take over ends nothing.
    fn ends_coverage(&self, row: &Row, after: &Values) -> bool {
        let status = row.values.status();
        status == after.status() && status.is_some_and(|status| self.leaving_statuses.contains(&status))
    }
}

impl Rule {
    fn apply(self, row: &Row, after: &mut Values) {
        let value = row.values.get(self.field);
        let is_kept = match self.blank {
            BlankCell::Keep => value.is_none(),
            BlankCell::Clear => false,
            BlankCell::FillIfEmpty => value.is_none() || after.get(self.field).is_some(),
        };
        if !is_kept && value != after.get(self.field) {
            after.set(self.field, value.cloned());
        }
    }
}
