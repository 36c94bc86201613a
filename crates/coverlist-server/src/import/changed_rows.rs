//! The rows of a change of single records, and their sheet.

use crate::Failure;
use crate::query::{QueryFault, Rule};
use crate::store::Tx;
use crate::store::records::{self, Record};
use coverlist_api::{ProblemCode, RecordChange};
use coverlist_core::plan::moved;
use coverlist_core::record::{Field, Value, Values};
use coverlist_core::sheet::{Sheet, SheetStyle};
use coverlist_core::template::{Column, Template};
use coverlist_messages::text;
use std::collections::BTreeMap;

/// A record, and the values that its row has.
pub(super) struct ChangedRow {
    key: String,
    values: Values,
    /// The fields that the row sets.
    fields: Vec<Field>,
}

/// The rows of a change: one for each record.
///
/// # Errors
///
/// `not_found` without a record; `bad_request` for values that do not fit, and for coverage that cannot move;
/// and `wrong_state` if no status of the template ends coverage.
pub(super) fn changed_rows(
    tx: &Tx<'_>,
    district: i64,
    template: &Template,
    change: &RecordChange,
) -> Result<Vec<ChangedRow>, Failure> {
    let find = |id: i64| {
        let found = records::by_id(tx, district, template.kind, id)?;
        found.ok_or_else(|| Failure::not_found(text::problem_not_found_record()))
    };
    match change {
        RecordChange::Set { record, values } => Ok(vec![set(find(*record)?, template, values)?]),
        RecordChange::Move { from, to } if from == to => {
            Err(Failure::bad_request(text::problem_bad_request_move_same()))
        }
        RecordChange::Move { from, to } => move_coverage(find(*from)?, find(*to)?, template),
    }
}

/// A row that sets values. A template may require others, which stay as they are.
fn set(
    record: Record,
    template: &Template,
    asked: &BTreeMap<Field, Option<String>>,
) -> Result<ChangedRow, Failure> {
    let Record { key, mut values, .. } = record;
    for (&field, text) in asked {
        let fault = |rule| Failure::from(QueryFault::new(&format!("/change/set/values/{field}"), rule));
        if field == Field::Key || template.column(field).is_none() {
            return Err(fault(Rule::UnknownField));
        }
        let parse = |text: &String| {
            let value = Value::from_text(field.field_type(), text);
            value.ok_or_else(|| fault(Rule::NotOfType(field.field_type())))
        };
        values.set(field, text.as_ref().map(parse).transpose()?);
    }
    let is_set = |column: &&Column| column.required || asked.contains_key(&column.field);
    let fields = template.columns.iter().filter(is_set).map(|column| column.field).collect();
    Ok(ChangedRow { key, values, fields })
}

fn move_coverage(from: Record, to: Record, template: &Template) -> Result<Vec<ChangedRow>, Failure> {
    if !from.values.status().is_some_and(|status| template.covers(status)) {
        return Err(Failure::bad_request(text::problem_bad_request_move_uncovered()));
    }
    let has_column = |(field, _): (Field, &Value)| template.column(field).is_some() || field.is_custom();
    if !from.values.iter().all(has_column) {
        return Err(Failure::bad_request(text::problem_bad_request_move_template(&template.name)));
    }
    let [left, gets] = moved(&from.values, template)
        .ok_or_else(|| Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_no_ending()))?;
    let fields: Vec<Field> = template.columns.iter().map(|column| column.field).collect();
    let row = |key, values| ChangedRow { key, values, fields: fields.clone() };
    Ok(vec![row(from.key, left), row(to.key, gets)])
}

/// The rows as a sheet under a template, with the columns that they set.
pub(super) fn sheet(template: &Template, rows: &[ChangedRow]) -> Vec<u8> {
    let is_set = |column: &&Column| rows.iter().any(|row| row.fields.contains(&column.field));
    let columns: Vec<&Column> = template.columns.iter().filter(is_set).collect();
    let mut sheet = Sheet::new(SheetStyle::Plain);
    sheet.row(columns.iter().map(|column| column.header.as_str()));
    for row in rows {
        sheet.row(columns.iter().map(|column| row.cell(column)));
    }
    sheet.into_bytes()
}

impl ChangedRow {
    fn cell(&self, column: &Column) -> String {
        match column.field {
            Field::Key => self.key.clone(),
            field => {
                let value = self.values.get(field);
                value.map(|value| column.canonical(value).into_owned()).unwrap_or_default()
            }
        }
    }
}
