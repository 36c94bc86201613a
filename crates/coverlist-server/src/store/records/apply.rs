use super::super::values::{NAMES, ValueColumns};
use super::super::{StoreError, Tx, params};
use super::table::table;
use coverlist_core::record::{RecordKind, Values};

pub struct Change<'a> {
    /// The id of the record.
    pub record: i64,
    /// The record's version before the change.
    pub version_before: i64,
    /// The record's version after the change.
    pub version_after: i64,
    pub after: &'a Values,
}

/// Changes the values and the version of records of one kind.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a record no longer has the version that its change names.
pub fn apply(tx: &Tx<'_>, district: i64, kind: RecordKind, changes: &[Change<'_>]) -> Result<(), StoreError> {
    let set: Vec<String> = NAMES.iter().zip(5..).map(|(name, place)| format!("{name} = ?{place}")).collect();
    let sql = format!(
        "UPDATE {} SET {}, version = ?4 WHERE district_id = ?1 AND id = ?2 AND version = ?3",
        table(kind),
        set.join(", ")
    );
    let after = changes.iter().map(|change| ValueColumns::of(change.after)).collect::<Result<Vec<_>, _>>()?;
    let values = changes.iter().zip(&after).map(|(change, after)| {
        let own = params![district, change.record, change.version_before, change.version_after];
        own.iter().copied().chain(after.params()).collect::<Vec<_>>()
    });
    if tx.execute_all(&sql, values)? == changes.len() {
        return Ok(());
    }
    Err(StoreError::corrupt("a record changed inside a transaction"))
}
