//! Deletes what has expired.

use crate::Millis;
use crate::store::districts::{self, District};
use crate::store::{Database, LogAction, StoreError, Tx, audit, idempotency, retention};
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

/// Deletes what has expired in all districts, and adds audit entries. Each part of an import and the changes
/// of each load have a transaction of their own, so that others can write in between. Blocks.
pub fn expire(database: &Database, now: Millis) -> Result<Deleted, StoreError> {
    let mut parts = RetentionPreview::default();
    for District { id: district, .. } in database.read(districts::all)? {
        let periods = database.read(|tx| retention::periods(tx, district))?;
        if let Some(days) = periods.rows {
            while database.write(|tx| expire_next_load(tx, district, days, now))? {
                parts.loads += 1;
            }
        }
        for part in KeptPart::ALL {
            let Some(days) = periods.of(part) else { continue };
            while database.write(|tx| expire_next(tx, district, part, days, now))? {
                *of_part(&mut parts, part) += 1;
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

/// Deletes a part of the next import of a district that is due. Returns whether there was one.
fn expire_next(
    tx: &Tx<'_>,
    district: i64,
    part: KeptPart,
    days: u32,
    now: Millis,
) -> Result<bool, StoreError> {
    let due = retention::due(tx, district, part, since(now, days))?;
    let Some(import) = due.into_iter().next() else { return Ok(false) };
    retention::expire(tx, import, part, days)?;
    idempotency::forget_import(tx, import)?;
    let detail = json!({ "import": import.id, "part": part.id(), "days": days });
    note(tx, district, LogAction::Expired, &detail, now)?;
    Ok(true)
}

/// Deletes the changes of the next list of records of a district that is due. Returns whether there was one.
fn expire_next_load(tx: &Tx<'_>, district: i64, days: u32, now: Millis) -> Result<bool, StoreError> {
    let due = retention::due_loads(tx, district, since(now, days))?;
    let Some(list) = due.into_iter().next() else { return Ok(false) };
    retention::expire_load(tx, list, days)?;
    note(tx, district, LogAction::LoadExpired, &json!({ "load": list.id, "days": days }), now)?;
    Ok(true)
}

/// Notes in the audit log what was deleted, and that its bytes may still be in the file. Old responses to
/// repeated requests may have it, too.
fn note(
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

const fn of_part(parts: &mut RetentionPreview, part: KeptPart) -> &mut u32 {
    match part {
        KeptPart::File => &mut parts.file,
        KeptPart::Rows => &mut parts.rows,
        KeptPart::Report => &mut parts.report,
    }
}
