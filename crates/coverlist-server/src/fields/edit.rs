//! Reads the edited list of a district's fields.

use crate::document::Fault;
use coverlist_api::FieldEntry;
use coverlist_core::record::{Field, FieldName, FieldRule, FieldSet, RecordKind};
use coverlist_messages::{Message, field_rule, text};
use std::collections::HashMap;

/// The fields of a district after an edit. An entry with an id keeps or renames that field. An entry without
/// an id adds a field, which gets the next number of its kind of record.
///
/// The list must have an entry for each custom field, because fields are never removed. So a list that a
/// person made before another person added a field is refused.
///
/// # Errors
///
/// The first fault, with its JSON pointer in `{"rows": entries}`.
pub fn edit(before: &FieldSet, entries: Vec<FieldEntry>) -> Result<FieldSet, Fault> {
    let mut numbers = HashMap::from(RecordKind::ALL.map(|kind| (kind, before.last_number(kind))));
    let (mut rows, mut custom) = (Vec::new(), Vec::new());
    for (row, entry) in entries.into_iter().enumerate() {
        check(before, &entry).map_err(|(part, problem)| at(row, part, problem))?;
        let FieldEntry { kind, id, field_type, name, .. } = entry;
        let id = id.unwrap_or_else(|| {
            let number = numbers.entry(kind).or_default();
            *number += 1;
            Field::custom(*number, field_type)
        });
        if id.is_custom() {
            rows.push(row);
            custom.push(FieldName { kind, id, name });
        }
    }
    check_complete(before, &custom)?;
    FieldSet::new(custom).map_err(|fault| at(rows[fault.position], part(fault.rule), field_rule(fault.rule)))
}

/// Compares an entry with the field that it names. Returns the wrong part of the entry, and the problem.
fn check(before: &FieldSet, entry: &FieldEntry) -> Result<(), (&'static str, Message)> {
    let FieldEntry { kind, id, field_type, name, built_in } = entry;
    let is_custom = id.is_none_or(Field::is_custom);
    if built_in.is_some_and(|built_in| built_in == is_custom) {
        return Err(("built_in", text::part_fault_field_built_in()));
    }
    let Some(id) = id else { return Ok(()) };
    let known = before.name(*kind, *id).ok_or_else(|| ("id", text::part_fault_field_unknown()))?;
    if *field_type != id.field_type() {
        return Err(("type", text::part_fault_field_type()));
    }
    if !is_custom && name != known {
        return Err(("name", text::part_fault_field_name()));
    }
    Ok(())
}

fn check_complete(before: &FieldSet, after: &[FieldName]) -> Result<(), Fault> {
    let is_left_out =
        |field: &&FieldName| !after.iter().any(|kept| (kept.kind, kept.id) == (field.kind, field.id));
    let left_out: Vec<Message> = before
        .custom()
        .iter()
        .filter(is_left_out)
        .map(|FieldName { kind, id, .. }| text::part_field(kind.id(), id.to_string()))
        .collect();
    if left_out.is_empty() {
        return Ok(());
    }
    let problem = text::part_fault_fields_left_out(left_out);
    Err(Fault { pointer: "/rows".to_owned(), problem })
}

/// The part of an entry that breaks a rule.
const fn part(rule: FieldRule) -> &'static str {
    match rule {
        FieldRule::BuiltIn | FieldRule::RepeatedNumber => "id",
        FieldRule::Name | FieldRule::RepeatedName => "name",
        FieldRule::TooMany => "kind",
    }
}

fn at(row: usize, part: &str, problem: Message) -> Fault {
    Fault { pointer: format!("/rows/{row}/{part}"), problem }
}
