use super::super::records::table;
use super::super::{LoadKey, Row, StoreError, Tx, params};
use super::content::{Content, content, content_of, parse};
use super::load::record_kind;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::Kept;
use std::ops::Range;

/// A record that a list changes.
pub(super) struct Noted {
    /// The place of the record among those of the list.
    pub place: u32,
    /// The id of the record.
    pub record: i64,
    /// The place of the user whose new key the device gets.
    pub follows: Option<u32>,
}

/// Notes records as they are before a list changes them.
pub(super) fn before(
    tx: &Tx<'_>,
    list: LoadKey,
    kind: RecordKind,
    records: impl IntoIterator<Item = Noted>,
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO load_change (district_id, list_id, place, load_id, record_kind, record_id, follows, before)
         VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6, {})",
        content_of(kind, "?1", "?5")
    );
    let LoadKey { district, id } = list;
    let rows =
        records.into_iter().map(|it| *params![district, id, it.place, kind.id(), it.record, it.follows]);
    tx.execute_all(&sql, rows).map(drop)
}

/// Notes the records that were noted before the list changed them as they are now.
pub(super) fn after(tx: &Tx<'_>, list: LoadKey, kind: RecordKind) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE load_change SET after = {}
         WHERE district_id = ?1 AND list_id = ?2 AND load_id = ?2 AND record_kind = ?3 AND before IS NOT NULL",
        content_of(kind, "load_change.district_id", "load_change.record_id")
    );
    tx.execute(&sql, params![list.district, list.id, kind.id()]).map(drop)
}

/// Notes the records with these ids, which a list has added, from a place on. Returns the next place.
pub(super) fn added(
    tx: &Tx<'_>,
    list: LoadKey,
    kind: RecordKind,
    place: u32,
    ids: Range<i64>,
) -> Result<u32, StoreError> {
    let sql = format!(
        "INSERT INTO load_change (district_id, list_id, place, load_id, record_kind, record_id, after)
         SELECT record.district_id, ?2, record.id - ?4 + ?3, ?2, ?6, record.id, {}
         FROM {} AS record WHERE record.district_id = ?1 AND record.id >= ?4 AND record.id < ?5",
        content(kind, "record"),
        table(kind)
    );
    let LoadKey { district, id } = list;
    let added = tx.execute(&sql, params![district, id, place, ids.start, ids.end, kind.id()])?;
    Ok(place + u32::try_from(added).map_err(StoreError::corrupt)?)
}

/// What a load did with a record.
pub struct NotedChange {
    /// The place of the record among those of the list.
    pub place: u32,
    pub kind: RecordKind,
    /// The id of the record.
    pub record: i64,
    /// Why an undo or a redo left the record as it was.
    pub kept: Option<Kept>,
    pub before: Option<Content>,
    pub after: Option<Content>,
}

/// Up to `limit` changes that a load made, or did not make, after a place. `list` is the load of its list.
pub fn changes(
    tx: &Tx<'_>,
    list: LoadKey,
    load: LoadKey,
    place: u32,
    limit: u32,
) -> Result<Vec<NotedChange>, StoreError> {
    tx.query(
        "SELECT place, record_kind, record_id, kept, before, after FROM load_change
         WHERE district_id = ?1 AND list_id = ?2 AND load_id = ?3 AND place > ?4 ORDER BY place LIMIT ?5",
        params![list.district, list.id, load.id, place, limit],
        noted,
    )
}

fn noted(row: &Row<'_>) -> Result<NotedChange, StoreError> {
    let mut columns = row.columns();
    Ok(NotedChange {
        place: columns.take()?,
        kind: record_kind(&columns.take::<String>()?)?,
        record: columns.take()?,
        kept: columns.take::<Option<String>>()?.map(|id| kept(&id)).transpose()?,
        before: parse(columns.take()?)?,
        after: parse(columns.take()?)?,
    })
}

fn kept(id: &str) -> Result<Kept, StoreError> {
    Kept::from_id(id).ok_or_else(|| StoreError::corrupt("unknown reason to keep a record"))
}
