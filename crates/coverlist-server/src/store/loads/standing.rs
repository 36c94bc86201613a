use super::super::records::table;
use super::super::{LoadKey, Row, StoreError, Tx, params, values};
use super::content::{Content, content, content_of, parse};
use super::load::record_kind;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{LeftRecord, LoadedChange};

/// Which changes of a list are reverted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reverting {
    /// Those that the load, or a redo, made.
    Changes,
    /// Those that an undo made.
    Undo,
}

/// The changes of a list that stand and that can be reverted, by their places.
pub fn standing(tx: &Tx<'_>, list: LoadKey, what: Reverting) -> Result<Vec<LoadedChange>, StoreError> {
    let mut changes = Vec::new();
    for kind in RecordKind::ALL {
        let sql = format!("{} ORDER BY change.place", select(kind, what));
        changes.extend(tx.query(&sql, params![list.district, list.id, kind.id()], change)?);
    }
    changes.sort_by_key(|change| change.place);
    Ok(changes)
}

/// Of the changes of a record by the loads of a list, the newest one stands.
pub(super) fn from(what: Reverting) -> String {
    format!(
        "FROM load_change AS change
         JOIN load ON load.district_id = change.district_id AND load.id = change.load_id
         WHERE change.district_id = ?1 AND change.list_id = ?2 AND change.kept IS NULL AND load.kind IN ({})
           AND NOT EXISTS (SELECT 1 FROM load_change AS newer
                           WHERE newer.district_id = change.district_id AND newer.list_id = change.list_id
                             AND newer.place = change.place AND newer.load_id > change.load_id
                             AND newer.kept IS NULL)",
        match what {
            Reverting::Changes => "'load', 'redo'",
            Reverting::Undo => "'undo'",
        }
    )
}

/// Facts about the changes that stand, each with its record. Imports are searched only for records that would
/// be removed, and keys only if another one would be given back.
fn select(kind: RecordKind, what: Reverting) -> String {
    let (table, standing) = (table(kind), from(what));
    format!(
        "SELECT change.place, change.follows, change.before IS NOT NULL, change.after IS NOT NULL,
                record.id IS NOT NULL, coalesce({content} = change.after, 0),
                CASE WHEN change.before IS NULL AND record.id IS NOT NULL THEN {has_insurance} ELSE 0 END,
                CASE WHEN change.before IS NULL AND record.id IS NOT NULL THEN {is_in_import} ELSE 0 END,
                change.before IS NOT NULL AND record.match_key IS DISTINCT FROM change.before ->> 'match_key'
                    AND EXISTS (SELECT 1 FROM {table} AS other WHERE other.district_id = change.district_id
                       AND other.match_key = change.before ->> 'match_key' AND other.id <> change.record_id)
         FROM (SELECT change.* {standing} AND change.record_kind = ?3) AS change
         LEFT JOIN {table} AS record
           ON record.district_id = change.district_id AND record.id = change.record_id",
        content = content(kind, "record"),
        has_insurance = has_insurance(),
        is_in_import = is_in_import(),
    )
}

/// Whether a run or somebody else has written the insurance of a record.
fn has_insurance() -> String {
    let is_blank = values::NAMES.iter().map(|&name| match name {
        "custom" => "record.custom = '{}'".to_owned(),
        name => format!("record.{name} IS NULL"),
    });
    format!("NOT (record.version = 0 AND {})", is_blank.collect::<Vec<_>>().join(" AND "))
}

/// Whether an outcome or a decision names a record of the kind `?3`. The lists are read once, not for each
/// record.
fn is_in_import() -> String {
    let named = |table: &str| {
        format!(
            "record.id IN (SELECT named.record_id FROM import
                 JOIN template ON template.district_id = import.district_id AND template.id = import.template
                 CROSS JOIN {table} AS named
                      ON named.district_id = import.district_id AND named.import_id = import.id
                 WHERE import.district_id = ?1 AND template.kind = ?3 AND named.record_id IS NOT NULL)"
        )
    };
    format!("({} OR {})", named("decision"), named("outcome"))
}

fn change(row: &Row<'_>) -> Result<LoadedChange, StoreError> {
    let mut columns = row.columns();
    let (place, follows, was_there) = (columns.take()?, columns.take()?, columns.take()?);
    let is_left: bool = columns.take()?;
    let now = LeftRecord {
        is_there: columns.take()?,
        is_as_left: columns.take()?,
        has_insurance: columns.take()?,
        is_in_import: columns.take()?,
    };
    let is_key_taken = columns.take()?;
    Ok(LoadedChange { place, follows, was_there, left: is_left.then_some(now), is_key_taken })
}

/// A change that stands, for people.
pub struct StandingRow {
    pub place: u32,
    pub kind: RecordKind,
    /// The id of the record.
    pub record: i64,
    /// The record before the change, after it, and now.
    pub before: Option<Content>,
    pub after: Option<Content>,
    pub now: Option<Content>,
}

/// The changes that stand at these places, in no order.
pub fn rows(
    tx: &Tx<'_>,
    list: LoadKey,
    what: Reverting,
    places: &[u32],
) -> Result<Vec<StandingRow>, StoreError> {
    let [user, device] =
        RecordKind::ALL.map(|kind| content_of(kind, "change.district_id", "change.record_id"));
    let sql = format!(
        "SELECT change.place, change.record_kind, change.record_id, change.before, change.after,
                CASE change.record_kind WHEN 'user' THEN {user} ELSE {device} END
         {} AND change.place IN",
        from(what)
    );
    tx.query_in(&sql, params![list.district, list.id], places, |row| {
        let mut columns = row.columns();
        Ok(StandingRow {
            place: columns.take()?,
            kind: record_kind(&columns.take::<String>()?)?,
            record: columns.take()?,
            before: parse(columns.take()?)?,
            after: parse(columns.take()?)?,
            now: parse(columns.take()?)?,
        })
    })
}
