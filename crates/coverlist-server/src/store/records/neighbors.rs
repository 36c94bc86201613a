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
    tx.each(&sql, params![district], |row: &Row<'_>| {
        let (user, policy_number) = (row.text(1)?, row.text_or_null(2)?);
        let mut columns = row.columns();
        let record = columns.take()?;
        columns.skip(2);
        let status = columns.take_parsed(Status::from_id)?;
        let start = columns.take_parsed(|text| text.parse().ok())?;
        let end = columns.take_parsed(|text| text.parse().ok())?;
        take(Neighbor { record, user, policy_number, status, days: [start, end] });
        Ok(())
    })
}
