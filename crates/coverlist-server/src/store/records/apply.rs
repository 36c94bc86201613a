use super::super::coverage::CoverageColumns;
use super::super::{StoreError, Tx, params};
use super::table::table;
use coverlist_core::record::{Coverage, RecordKind};

pub struct Change<'a> {
    /// The id of the record.
    pub record: i64,
    /// The record's version before the change.
    pub version: i64,
    pub after: &'a Coverage,
}

/// Changes the insurance of records of one kind, and raises the version of each.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a record no longer has the version that its change names.
pub fn apply(tx: &Tx<'_>, district: i64, kind: RecordKind, changes: &[Change<'_>]) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE {} SET status = ?4, policy_number = ?5, coverage_type = ?6, coverage_amount_cents = ?7,
                coverage_start = ?8, coverage_end = ?9, version = version + 1
         WHERE district_id = ?1 AND id = ?2 AND version = ?3",
        table(kind)
    );
    let after: Vec<_> = changes.iter().map(|change| CoverageColumns::from(change.after)).collect();
    let values = changes.iter().zip(&after).map(|(change, after)| {
        *params![
            district,
            change.record,
            change.version,
            after.status,
            after.policy_number,
            after.coverage_type,
            after.amount_cents,
            &after.start,
            &after.end
        ]
    });
    if tx.execute_all(&sql, values)? == changes.len() {
        return Ok(());
    }
    Err(StoreError::corrupt("a record changed inside a transaction"))
}
