//! Reads the edited list of a district's fields.

use crate::document::Fault;
use coverlist_api::FieldEntry;
use coverlist_core::record::{Field, FieldName, FieldRule, FieldSet, RecordKind};
use std::collections::HashMap;

/// The fields of a district after an edit. An entry with an id keeps or renames that field. An entry without an
/// id adds a field, which gets the next number of its kind of record.
///
/// The list must have an entry for each custom field, because fields are never removed. So a list that a person
/// made before another person added a field is refused.
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
    FieldSet::new(custom).map_err(|fault| at(rows[fault.position], part(fault.rule), &fault.rule.to_string()))
}

/// Compares an entry with the field that it names. Returns the wrong part of the entry, and the problem.
fn check(before: &FieldSet, entry: &FieldEntry) -> Result<(), (&'static str, &'static str)> {
    let FieldEntry { kind, id, field_type, name, built_in } = entry;
    let is_custom = id.is_none_or(Field::is_custom);
    if built_in.is_some_and(|built_in| built_in == is_custom) {
        return Err(("built_in", "it must be true for a built-in field, and false for any other field"));
    }
    let Some(id) = id else { return Ok(()) };
    let known = before.name(*kind, *id).ok_or(("id", UNKNOWN))?;
    if *field_type != id.field_type() {
        return Err(("type", "the type of a field never changes"));
    }
    if !is_custom && name != known {
        return Err(("name", "the name of a built-in field never changes"));
    }
    Ok(())
}

const UNKNOWN: &str = "the district has no field with this id for this kind of record";

fn check_complete(before: &FieldSet, after: &[FieldName]) -> Result<(), Fault> {
    let is_left_out =
        |field: &&FieldName| !after.iter().any(|kept| (kept.kind, kept.id) == (field.kind, field.id));
    let left_out: Vec<String> = before
        .custom()
        .iter()
        .filter(is_left_out)
        .map(|FieldName { kind, id, .. }| format!("the {} field {id}", kind.id()))
        .collect();
    if left_out.is_empty() {
        return Ok(());
    }
    let problem = format!(
        "it leaves out {}, and fields are never removed. Read the list again, because another person may have \
         added a field, and send all of it",
        left_out.join(", ")
    );
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

fn at(row: usize, part: &str, problem: &str) -> Fault {
    Fault { pointer: format!("/rows/{row}/{part}"), problem: problem.to_owned() }
}
