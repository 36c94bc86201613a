//! The saved sources of a district.

use super::{Row, StoreError, Tx, params};
use crate::{Millis, document};
use coverlist_core::sheet::Source;

/// The sources of a district by name.
pub fn of_district(tx: &Tx<'_>, district: i64) -> Result<Vec<Source>, StoreError> {
    tx.query("SELECT document FROM source WHERE district_id = ?1 ORDER BY name", params![district], source)
}

/// The source of a district with a name.
pub fn by_name(tx: &Tx<'_>, district: i64, name: &str) -> Result<Option<Source>, StoreError> {
    tx.first(
        "SELECT document FROM source WHERE district_id = ?1 AND name = ?2",
        params![district, name],
        source,
    )
}

/// Adds a source, or replaces the one with its name. `account` is `None` for the command line.
pub fn put(
    tx: &Tx<'_>,
    district: i64,
    source: &Source,
    account: Option<i64>,
    now: Millis,
) -> Result<(), StoreError> {
    let document = serde_json::to_string(source).map_err(StoreError::corrupt)?;
    tx.execute(
        "INSERT INTO source (district_id, name, template, document, changed_at, changed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (district_id, name) DO UPDATE SET template = excluded.template,
             document = excluded.document, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        params![district, &source.name, &source.template, &document, now, account],
    )
    .map(drop)
}

/// Removes the source with a name.
pub fn remove(tx: &Tx<'_>, district: i64, name: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM source WHERE district_id = ?1 AND name = ?2", params![district, name]).map(drop)
}

fn source(row: &Row<'_>) -> Result<Source, StoreError> {
    document::source(row.get::<String>(0)?.as_bytes())
        .map_err(|fault| StoreError::corrupt(format!("the document of a source: {fault}")))
}
