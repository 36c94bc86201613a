//! Changes the fields of a district.

use crate::store::{LogAction, Tx, audit, fields};
use crate::{Failure, Millis};
use coverlist_core::record::{FieldName, FieldSet};
use serde_json::{Value, json};

/// Adds and renames fields as `edit` says, and adds an audit entry. `account` is `None` for the command line.
/// Returns the fields after the change.
///
/// # Errors
///
/// The error of `edit`. Nothing is stored then.
pub fn change(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    now: Millis,
    edit: impl FnOnce(&FieldSet) -> Result<FieldSet, Failure>,
) -> Result<FieldSet, Failure> {
    let before = fields::of_district(tx, district)?;
    let after = edit(&before)?;
    let name = |field: &FieldName| before.name(field.kind, field.id);
    let added: Vec<_> = after.custom().iter().filter(|field| name(field).is_none()).collect();
    let renamed: Vec<_> =
        after.custom().iter().filter(|field| name(field).is_some_and(|name| name != field.name)).collect();
    if added.is_empty() && renamed.is_empty() {
        return Ok(after);
    }
    fields::insert(tx, district, &added, account, now)?;
    fields::rename(tx, district, &renamed)?;
    let detail = json!({ "added": ids(&added), "renamed": ids(&renamed) });
    audit::append(tx, district, account, LogAction::FieldsChanged, &detail, now)?;
    Ok(after)
}

fn ids(fields: &[&FieldName]) -> Vec<Value> {
    fields.iter().map(|FieldName { kind, id, .. }| json!({ "kind": kind, "id": id })).collect()
}
