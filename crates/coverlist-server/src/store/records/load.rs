use super::super::{SqlValue, StoreError, Tx};
use super::table::{key, table};
use crate::store::params;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{Attribute, Decision, Entry, KnownRecord, Roster};

/// The number of records that a load added, changed and left as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub added: u32,
    /// Records with another key or other attributes.
    pub changed: u32,
    pub unchanged: u32,
}

/// All records of a kind, for comparison with a roster.
pub fn known(tx: &Tx<'_>, district: i64, kind: RecordKind) -> Result<Vec<KnownRecord>, StoreError> {
    let attributes: Vec<&str> = Attribute::of(kind).iter().map(|attribute| attribute.id()).collect();
    let sql = format!(
        "SELECT id, match_key, {}, {} FROM {} WHERE district_id = ?1",
        key(kind),
        attributes.join(", "),
        table(kind)
    );
    tx.query(&sql, params![district], |row| {
        let attributes = (0..attributes.len()).map(|place| row.get(place + 3)).collect::<Result<_, _>>()?;
        Ok(KnownRecord { id: row.get(0)?, match_key: row.get(1)?, key: row.get(2)?, attributes })
    })
}

/// Adds and changes records. `decisions` has one decision for each record of the roster. Insurance never
/// changes, and neither do attributes that the roster lacks or leaves blank, or records that it lacks.
pub fn load(
    tx: &Tx<'_>,
    district: i64,
    roster: &Roster,
    decisions: &[Decision],
) -> Result<Loaded, StoreError> {
    let sql = Statements::of(roster);
    let decided = || roster.entries.iter().zip(decisions);
    let added: Vec<_> =
        decided().filter(|(_, decision)| **decision == Decision::Add).map(|(entry, _)| entry).collect();
    let changed: Vec<_> = decided()
        .filter_map(|(entry, decision)| match *decision {
            Decision::Change(id) => Some((id, entry)),
            Decision::Add | Decision::Keep => None,
        })
        .collect();
    let ids = next_id(tx, district, roster.kind)?..;
    let rows = ids
        .zip(&added)
        .map(|(id, entry)| with_values(params![district, id, entry.match_key.as_str()], entry));
    tx.execute_all(&sql.insert, rows)?;
    let rows = changed.iter().map(|(id, entry)| with_values(params![district, *id], entry));
    tx.execute_all(&sql.update, rows)?;
    Ok(Loaded {
        added: counted(added.len()),
        changed: counted(changed.len()),
        unchanged: counted(roster.entries.len() - added.len() - changed.len()),
    })
}

/// The statements that load one roster. They name the columns of its attributes.
struct Statements {
    insert: String,
    update: String,
}

impl Statements {
    fn of(roster: &Roster) -> Self {
        let table = table(roster.kind);
        let columns: Vec<&str> = std::iter::once(key(roster.kind))
            .chain(roster.attributes.iter().map(|attribute| attribute.id()))
            .collect();
        let names = columns.join(", ");
        let places = |first: usize| (first..first + columns.len()).map(|place| format!("?{place}"));
        let kept_when_blank = |(column, place)| format!("{column} = coalesce(nullif({place}, ''), {column})");
        let set: Vec<String> = columns.iter().zip(places(3)).map(kept_when_blank).collect();
        Self {
            insert: format!(
                "INSERT INTO {table} (district_id, id, match_key, {names}) VALUES (?1, ?2, ?3, {})",
                places(4).collect::<Vec<_>>().join(", ")
            ),
            // The version stays the same, because it counts changes of the insurance.
            update: format!("UPDATE {table} SET {} WHERE district_id = ?1 AND id = ?2", set.join(", ")),
        }
    }
}

fn with_values<'a>(start: &[SqlValue<'a>], entry: &'a Entry) -> Vec<SqlValue<'a>> {
    let values = std::iter::once(&entry.key).chain(&entry.values);
    start.iter().copied().chain(values.map(SqlValue::from)).collect()
}

fn next_id(tx: &Tx<'_>, district: i64, kind: RecordKind) -> Result<i64, StoreError> {
    let sql = format!("SELECT coalesce(max(id), 0) + 1 FROM {} WHERE district_id = ?1", table(kind));
    tx.one(&sql, params![district], |row| row.get(0))
}

fn counted(records: usize) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
}
