use super::super::{Row, StoreError, Tx};
use super::table::table;
use crate::store::params;
use coverlist_core::plan::Neighbor;
use coverlist_core::record::{RecordKind, Status};

/// Passes the records of a kind to `take`: all devices, and the users with a policy number.
pub(crate) fn each_neighbor(
    tx: &Tx<'_>,
    kind: RecordKind,
    district: i64,
    mut take: impl FnMut(Neighbor<'_>),
) -> Result<(), StoreError> {
    let (user, condition) = match kind {
        RecordKind::User => ("''", "AND policy_number IS NOT NULL"),
        RecordKind::Device => ("assigned_to", ""),
    };
    let sql = format!(
        "SELECT id, {user}, policy_number, status, coverage_start, coverage_end FROM {}
         WHERE district_id = ?1 {condition}",
        table(kind)
    );
    let date = |text: Option<&str>| text.and_then(|text| text.parse().ok());
    tx.each(&sql, params![district], |row: &Row<'_>| {
        take(Neighbor {
            record: row.get(0)?,
            user: row.text(1)?,
            policy_number: row.text_or_null(2)?,
            status: row.text_or_null(3)?.and_then(Status::from_id),
            days: [date(row.text_or_null(4)?), date(row.text_or_null(5)?)],
        });
        Ok(())
    })
}
