//! The columns of a plan, by which its rows are filtered and sorted.

use super::planned_rows::PlannedRow;
use crate::query::Order;
use coverlist_core::plan::{Effect, Outcome};
use coverlist_core::record::{Field, FieldType, Value, bare};
use coverlist_core::template::Template;
use std::borrow::Cow;
use std::cmp::Ordering;

#[derive(Clone, Copy)]
pub(super) enum PlanColumn {
    /// The line in the source file.
    Line,
    /// The key as it is in the file.
    Key,
    /// The label of the record.
    Record,
    /// The name of a person in the file.
    Name,
    /// The effect of a row that changes its record, and the outcome of another one.
    Action,
    /// The value that the plan shows.
    Field(Field),
}

impl PlanColumn {
    /// Finds a column of the plan of an import under this template, and the type of its values.
    pub(super) fn from_id(template: &Template, id: &str) -> Option<(Self, FieldType)> {
        let field = || Field::from_id(id).filter(|field| template.column(*field).is_some());
        Some(match id {
            "line" => (Self::Line, FieldType::Integer),
            "key" => (Self::Key, FieldType::Text),
            "record" => (Self::Record, FieldType::Text),
            "name" => (Self::Name, FieldType::Text),
            "action" => (Self::Action, FieldType::Text),
            _ => field().map(|field| (Self::Field(field), field.field_type()))?,
        })
    }

    /// The value of a row; `None` if it is blank.
    pub(super) fn value(self, row: &PlannedRow) -> Option<Cow<'_, Value>> {
        let text = |text: &str| (!text.is_empty()).then(|| Cow::Owned(Value::Text(text.to_owned())));
        match self {
            Self::Line => Some(Cow::Owned(Value::Integer(row.line().into()))),
            Self::Key => text(row.key()),
            Self::Record => row.staged.label.as_deref().and_then(text),
            Self::Name => text(&row.staged.name),
            Self::Action => text(row.effect().map_or_else(|| row.outcome().id(), Effect::id)),
            Self::Field(field) => row.shown().get(field).map(Cow::Borrowed),
        }
    }

    /// The value by which rows are sorted.
    fn sorted(self, row: &PlannedRow) -> Option<Value> {
        if matches!(self, Self::Action) {
            return Some(Value::Integer(rank(row)));
        }
        let value = self.value(row)?;
        Some(match &*value {
            Value::Text(text) | Value::Choice(text) => Value::Text(bare(text)),
            _ => value.into_owned(),
        })
    }
}

/// The place of an action in the counts of a plan.
fn rank(row: &PlannedRow) -> i64 {
    let place = match row.effect() {
        Some(effect) => Effect::ALL.iter().position(|other| *other == effect),
        None => {
            Outcome::ALL.iter().position(|other| *other == row.outcome()).map(|it| it + Effect::ALL.len())
        }
    };
    place.map_or(i64::MAX, |place| place as i64)
}

/// The place of a row in a sorted list.
pub(super) struct Place {
    value: Option<Value>,
    pub(super) line: u32,
}

impl Order<PlanColumn> {
    pub(super) fn place(self, row: &PlannedRow) -> Place {
        Place { value: self.field.sorted(row), line: row.line() }
    }

    /// Blank values are last in both directions, and equal ones are in the order of the file.
    pub(super) fn compare(self, one: &Place, other: &Place) -> Ordering {
        let by_value = match (&one.value, &other.value) {
            (Some(one), Some(other)) if self.descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        by_value.then(one.line.cmp(&other.line))
    }
}
