use super::super::row::Columns;
use super::super::{Row, StoreError, Tx, params};
use super::label::{label, label_columns};
use super::list::Record;
use super::table::{key, table};
use coverlist_api::RelatedRecord;
use coverlist_core::record::{Attribute, RecordKind, Status};

/// The user to whom a device is assigned, or the devices of a user, up to `limit`. A device names its user by
/// key, or by an e-mail address that no other user has.
pub fn related(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    record: &Record,
    limit: u32,
) -> Result<Vec<RelatedRecord>, StoreError> {
    let select = select(kind.other());
    match kind {
        RecordKind::Device => {
            let assigned_to = record.attribute(kind, Attribute::AssignedTo);
            let sql = format!(
                "{select} AND ?2 <> '' AND (record.match_key = ?2
                   OR (lower(record.email) = lower(?2) AND {} AND NOT EXISTS (
                         SELECT 1 FROM user_record AS other
                         WHERE other.district_id = ?1 AND other.match_key = ?2)))
                 ORDER BY record.match_key LIMIT ?3",
                is_only("?2")
            );
            tx.query(&sql, params![district, assigned_to, limit], read)
        }
        RecordKind::User => {
            let email = record.attribute(kind, Attribute::Email);
            let sql = format!(
                "{select} AND (record.assigned_to = ?2
                   OR (?3 <> '' AND lower(record.assigned_to) = lower(?3) AND {}))
                 ORDER BY record.match_key LIMIT ?4",
                is_only("?3")
            );
            tx.query(&sql, params![district, &*record.match_key, email, limit], read)
        }
    }
}

/// Whether one user has an e-mail address, and no other.
fn is_only(email: &str) -> String {
    format!(
        "1 = (SELECT count(*) FROM user_record AS named
              WHERE named.district_id = ?1 AND lower(named.email) = lower({email}))"
    )
}

fn select(kind: RecordKind) -> String {
    format!(
        "SELECT record.id, record.{}, {}, record.status FROM {} AS record WHERE record.district_id = ?1",
        key(kind),
        label_columns(kind),
        table(kind)
    )
}

fn read(row: &Row<'_>) -> Result<RelatedRecord, StoreError> {
    let mut columns: Columns<'_> = row.columns();
    Ok(RelatedRecord {
        id: columns.take()?,
        key: columns.take()?,
        label: label(&mut columns)?.unwrap_or_default(),
        status: columns.take_parsed(Status::from_id)?,
    })
}
