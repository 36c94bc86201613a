//! The rules of a template that the planner follows.

use crate::record::{Field, Row, Status, Values};
use crate::template::{BlankCell, Template};
use std::collections::BTreeSet;

/// The rules by which a row of one import changes a record.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The fields that a row can change.
    columns: Vec<Rule>,
    leaving_statuses: BTreeSet<Status>,
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    field: Field,
    /// The meaning of a blank cell; an absent column keeps the record's value.
    blank: BlankCell,
}

/// The fields that a leaving status clears.
const CLEARED_BY_LEAVING: [Field; 4] =
    [Field::PolicyNumber, Field::CoverageType, Field::CoverageAmount, Field::CoverageEnd];

impl Rules {
    /// The rules of a template for a file that has the columns of these fields.
    pub fn new(template: &Template, present: &BTreeSet<Field>) -> Self {
        let columns = template.columns.iter().filter(|column| column.field != Field::Key);
        let rule = |(field, blank)| {
            let is_absent = !present.contains(&field) && blank == BlankCell::Clear;
            Rule { field, blank: if is_absent { BlankCell::Keep } else { blank } }
        };
        Self {
            columns: columns.map(|column| rule((column.field, column.blank))).collect(),
            leaving_statuses: template.leaving_statuses.clone(),
        }
    }

    /// The values of a record after a row is applied to it.
    pub(super) fn after(&self, row: &Row, now: &Values) -> Values {
        let leaves = row.values.status().is_some_and(|status| self.leaving_statuses.contains(&status));
        let mut after = now.clone();
        for &Rule { field, blank } in &self.columns {
            let is_cleared = blank == BlankCell::Clear || (leaves && CLEARED_BY_LEAVING.contains(&field));
            match row.values.get(field) {
                Some(value) if blank != BlankCell::FillIfEmpty || now.get(field).is_none() => {
                    after.set(field, Some(value.clone()));
                }
                None if is_cleared => after.set(field, None),
                Some(_) | None => {}
            }
        }
        after
    }
}
