//! Deletes what has expired.

use crate::Millis;
use crate::store::districts::{self, District};
use crate::store::{Database, ImportKey, LoadKey, LogAction, StoreError, Tx, audit, idempotency, retention};
use coverlist_api::{KeptPart, RetentionPreview};
use serde_json::{Value, json};

/// A day, in milliseconds.
pub(super) const DAY: Millis = 24 * 60 * 60 * 1000;

/// What was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// The number of imports of which each part was deleted.
    pub parts: RetentionPreview,
    /// Whether no byte of it is in the database and its log any more. It is not gone while somebody reads an
    /// older version of the database, or if the disk has no room for a copy of it.
    pub is_gone: bool,
}

/// Deletes what has expired in all districts, each part of an import in a transaction of its own, and adds
/// audit entries. Blocks.
pub fn expire(database: &Database, now: Millis) -> Result<Deleted, StoreError> {
    let mut parts = RetentionPreview::default();
    for District { id: district, .. } in database.read(districts::all)? {
        let periods = database.read(|tx| retention::periods(tx, district))?;
        if let Some(days) = periods.rows {
            for list in database.read(|tx| retention::due_loads(tx, district, since(now, days)))? {
                let is_deleted = database.write(|tx| expire_load(tx, list, days, now))?;
                parts.loads += u32::from(is_deleted);
            }
        }
        for part in KeptPart::ALL {
            let Some(days) = periods.of(part) else { continue };
            for import in database.read(|tx| retention::due(tx, district, part, since(now, days)))? {
                let is_deleted = database.write(|tx| expire_one(tx, import, part, days, now))?;
                *count_of(&mut parts, part) += u32::from(is_deleted);
            }
        }
    }
    Ok(Deleted { parts, is_gone: remove_remains(database)? })
}

/// Removes what was deleted from the bytes of the database. Returns whether nothing is left.
fn remove_remains(database: &Database) -> Result<bool, StoreError> {
    if !database.read(retention::has_remains)? {
        return Ok(true);
    }
    if !database.rewrite()? {
        return Ok(false);
    }
    database.write(retention::forget_remains)?;
    Ok(true)
}

/// Deletes a part of an import, unless something has happened to the import meanwhile.
fn expire_one(
    tx: &Tx<'_>,
    import: ImportKey,
    part: KeptPart,
    days: u32,
    now: Millis,
) -> Result<bool, StoreError> {
    if !retention::due(tx, import.district, part, since(now, days))?.contains(&import) {
        return Ok(false);
    }
    retention::expire(tx, import, part, days)?;
    let detail = json!({ "import": import.id, "part": part.id(), "days": days });
    noted(tx, import.district, LogAction::Expired, &detail, now)?;
    Ok(true)
}

/// Deletes the changes of a list of records, unless somebody has undone it meanwhile.
fn expire_load(tx: &Tx<'_>, list: LoadKey, days: u32, now: Millis) -> Result<bool, StoreError> {
    if !retention::due_loads(tx, list.district, since(now, days))?.contains(&list) {
        return Ok(false);
    }
    retention::expire_load(tx, list, days)?;
    noted(tx, list.district, LogAction::LoadExpired, &json!({ "load": list.id, "days": days }), now)?;
    Ok(true)
}

/// Notes in the audit log what was deleted, and that its bytes may still be in the file. Responses that are
/// kept for repeated requests may have it, too.
fn noted(
    tx: &Tx<'_>,
    district: i64,
    action: LogAction,
    detail: &Value,
    now: Millis,
) -> Result<(), StoreError> {
    retention::leave_remains(tx, now)?;
    idempotency::forget_old(tx, now)?;
    audit::append(tx, district, None, action, detail, now)
}

/// The latest time from which these days are over.
pub(super) fn since(now: Millis, days: u32) -> Millis {
    now - Millis::from(days) * DAY
}

const fn count_of(parts: &mut RetentionPreview, part: KeptPart) -> &mut u32 {
    match part {
        KeptPart::File => &mut parts.file,
        KeptPart::Rows => &mut parts.rows,
        KeptPart::Report => &mut parts.report,
    }
}
