use super::super::{LoadKey, Row, SqlValue, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::{LoadCounts, Person};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{LoadKind, LoadReversalCounts};
use serde_json::json;

/// A row of the table `load`, joined with its account.
#[derive(Clone, Debug)]
pub struct DoneLoad {
    pub key: LoadKey,
    pub kind: LoadKind,
    /// The load of the list: itself, or the one that it undoes or redoes.
    pub list: LoadKey,
    /// The kind of the records in the list.
    pub records: RecordKind,
    /// The name of the source that read the list.
    pub source: Option<String>,
    pub counts: Counts,
    /// Who did it; `None` for the command line.
    pub by: Option<Person>,
    pub at: Millis,
    /// Whether the latest of the list's loads is an undo.
    pub is_undone: bool,
    /// The number of days after which its changes were deleted.
    pub expired: Option<u32>,
}

/// What a load did, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Rows of a list.
    Load(LoadCounts),
    /// Records that an undo or a redo reverted and kept.
    Reversal(LoadReversalCounts),
}

/// A load to store.
pub struct NewLoad<'a> {
    pub kind: LoadKind,
    /// The load that it undoes or redoes; `None` for the load of a list.
    pub list: Option<LoadKey>,
    pub records: RecordKind,
    pub source: Option<&'a str>,
    pub counts: Counts,
    /// The id of the account; `None` for the command line.
    pub account: Option<i64>,
}

/// Adds a load without its changes. Returns its key.
pub fn insert(tx: &Tx<'_>, district: i64, load: &NewLoad<'_>, now: Millis) -> Result<LoadKey, StoreError> {
    let id: i64 = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM load WHERE district_id = ?1",
        params![district],
        |row| row.get(0),
    )?;
    let counts = match load.counts {
        Counts::Load(counts) => json!(counts),
        Counts::Reversal(counts) => json!(counts),
    };
    tx.execute(
        "INSERT INTO load (district_id, id, kind, list_id, record_kind, source, counts, done_by, done_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            district,
            id,
            load.kind.id(),
            load.list.map_or(id, |list| list.id),
            load.records.id(),
            load.source,
            &counts.to_string(),
            load.account,
            now
        ],
    )?;
    Ok(LoadKey { district, id })
}

/// The load with this key, if it exists.
pub fn by_id(tx: &Tx<'_>, key: LoadKey) -> Result<Option<DoneLoad>, StoreError> {
    let found = select(tx, "load.district_id = ?1 AND load.id = ?2", 1, params![key.district, key.id])?;
    Ok(found.into_iter().next())
}

/// Up to `limit` loads of a district with an id below `before`, the newest first.
pub fn list(tx: &Tx<'_>, district: i64, before: i64, limit: u32) -> Result<Vec<DoneLoad>, StoreError> {
    select(tx, "load.district_id = ?1 AND load.id < ?2", limit, params![district, before])
}

fn select(
    tx: &Tx<'_>,
    condition: &str,
    limit: u32,
    params: &[SqlValue<'_>],
) -> Result<Vec<DoneLoad>, StoreError> {
    let sql = format!(
        "SELECT load.district_id, load.id, load.kind, load.list_id, load.record_kind, load.source, load.counts,
                done_by.name, done_by.email, load.done_at,
                (SELECT latest.kind FROM load AS latest
                 WHERE latest.district_id = load.district_id AND latest.list_id = load.list_id
                 ORDER BY latest.id DESC LIMIT 1) = 'undo', load.expired
         FROM load
         LEFT JOIN account AS done_by
           ON done_by.district_id = load.district_id AND done_by.id = load.done_by
         WHERE {condition} ORDER BY load.id DESC LIMIT {limit}"
    );
    tx.query(&sql, params, done)
}

fn done(row: &Row<'_>) -> Result<DoneLoad, StoreError> {
    let mut columns = row.columns();
    let (district, id) = (columns.take()?, columns.take()?);
    let kind = LoadKind::from_id(&columns.take::<String>()?);
    let kind = kind.ok_or_else(|| StoreError::corrupt("unknown kind of load"))?;
    let list = columns.take()?;
    let records = record_kind(&columns.take::<String>()?)?;
    let source = columns.take()?;
    let counts: String = columns.take()?;
    let counts = match kind {
        LoadKind::Load => serde_json::from_str(&counts).map(Counts::Load),
        LoadKind::Undo | LoadKind::Redo => serde_json::from_str(&counts).map(Counts::Reversal),
    };
    Ok(DoneLoad {
        key: LoadKey { district, id },
        kind,
        list: LoadKey { district, id: list },
        records,
        source,
        counts: counts.map_err(StoreError::corrupt)?,
        by: columns.person()?,
        at: columns.take()?,
        is_undone: columns.take()?,
        expired: columns.take()?,
    })
}

pub(super) fn record_kind(id: &str) -> Result<RecordKind, StoreError> {
    RecordKind::from_id(id).ok_or_else(|| StoreError::corrupt("unknown kind of record"))
}
