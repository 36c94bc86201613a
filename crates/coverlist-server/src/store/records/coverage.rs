//! The coverage of all records, for the counts of the coverage report.

use super::super::{Row, StoreError, Tx, params};
use super::label::place;
use super::table::table;
use coverlist_core::coverage::RecordCoverage;
use coverlist_core::record::{RecordKind, Status};

/// Passes the coverage of each record to `take`.
pub(crate) fn each_coverage(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    mut take: impl FnMut(&RecordCoverage<'_>),
) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT status, policy_number IS NOT NULL, coverage_start, coverage_end, {}, {} FROM {}
         WHERE district_id = ?1",
        place(kind),
        group(kind),
        table(kind)
    );
    tx.each(&sql, params![district], |row: &Row<'_>| {
        let mut columns = row.columns();
        let status = columns.take_parsed(Status::from_id)?;
        let has_policy = columns.take()?;
        let start = columns.take_parsed(|text| text.parse().ok())?;
        let end = columns.take_parsed(|text| text.parse().ok())?;
        take(&RecordCoverage { status, has_policy, start, end, place: row.text(4)?, group: row.text(5)? });
        Ok(())
    })
}

/// The column by which records are grouped besides their place: a user's grade, or a device's model.
const fn group(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "grade",
        RecordKind::Device => "model",
    }
}
