//! Records that are insured now and that an import does not name.

use super::super::row::Columns;
use super::super::sql_value::list;
use super::super::{Row, SqlValue, StoreError, Tx, params, values};
use super::covered::is_covered;
use super::label::{label, label_columns, place};
use super::table::{key, table};
use coverlist_core::record::{Date, RecordKind, Status, Values};

/// A record that is insured now and that an import does not name.
pub(crate) struct Absent {
    pub id: i64,
    /// The key as it was loaded.
    pub key: String,
    /// The label by which people know the record.
    pub label: String,
    /// The school of a user, or the location of a device; empty if it is unknown.
    pub place: String,
    pub values: Values,
}

/// Passes each record with one of these statuses to `take` that is covered on a day, and that no row of
/// these imports names, in the order of ids.
pub(crate) fn each_absent(
    tx: &Tx<'_>,
    kind: RecordKind,
    district: i64,
    imports: &[i64],
    statuses: &[Status],
    day: Date,
    mut take: impl FnMut(Absent) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let imports = list(imports);
    let sql = format!(
        "SELECT record.id, record.{}, record.{}, {}, {} FROM {} AS record
         WHERE record.district_id = ?1 AND {}
           AND NOT EXISTS (SELECT 1 FROM staged_row AS staged
                           WHERE staged.district_id = ?1 AND staged.import_id IN ({imports})
                             AND staged.rejected = 0 AND staged.match_key = record.match_key)
           AND record.match_key NOT IN (SELECT match_key FROM staged_row WHERE district_id = ?1
                                        AND import_id IN ({imports}) AND rejected = 1 AND left_out = 0)
         ORDER BY record.id",
        key(kind),
        place(kind),
        label_columns(kind),
        values::columns("record"),
        table(kind),
        is_covered(statuses, "?2")
    );
    let day = day.to_string();
    tx.each(&sql, params![district, SqlValue::from(&*day)], |row: &Row<'_>| take(absent(&mut row.columns())?))
}

fn absent(columns: &mut Columns<'_>) -> Result<Absent, StoreError> {
    let (id, key, place) = (columns.take()?, columns.take()?, columns.take()?);
    let label = label(columns)?.unwrap_or_default();
    Ok(Absent { id, key, label, place, values: values::read(columns)? })
}
