use super::super::{SqlValue, StoreError, Tx};
use super::table::{key, table};
use crate::store::params;
use coverlist_core::record::{Attribute, RecordKind};
use coverlist_core::roster::{Action, Entry, KnownRecord};
use std::ops::Range;

/// The number of records that a load added, changed and left as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub added: u32,
    /// Records with another key or other attributes.
    pub changed: u32,
    pub unchanged: u32,
}

impl Loaded {
    /// What these actions do.
    pub fn of(actions: &[Action]) -> Self {
        let count = |is_wanted: fn(&&Action) -> bool| counted(actions.iter().filter(is_wanted).count());
        Self {
            added: count(|action| matches!(action, Action::Add)),
            changed: count(|action| action.changed().is_some()),
            unchanged: count(|action| matches!(action, Action::Keep)),
        }
    }
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

/// The keys of all records of a kind, in the form in which keys are compared.
pub fn match_keys(tx: &Tx<'_>, district: i64, kind: RecordKind) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT match_key FROM {} WHERE district_id = ?1", table(kind));
    tx.query(&sql, params![district], |row| row.get(0))
}

/// Records to add and to change.
#[derive(Clone, Copy, Debug)]
pub struct Load<'a> {
    pub kind: RecordKind,
    /// The attributes of each entry's values.
    pub attributes: &'a [Attribute],
    pub entries: &'a [Entry],
    /// One action for each entry.
    pub actions: &'a [Action],
}

/// Adds and changes records. Insurance never changes, and neither do attributes that the roster lacks or
/// leaves blank, or records that it lacks. Returns the ids of the added records.
pub fn load(tx: &Tx<'_>, district: i64, load: Load<'_>) -> Result<Range<i64>, StoreError> {
    let sql = Statements::of(load);
    let chosen = |wanted: fn(&Action) -> Option<i64>| {
        let decided = load.entries.iter().zip(load.actions);
        decided.filter_map(move |(entry, action)| Some((wanted(action)?, entry))).collect::<Vec<_>>()
    };
    let added = chosen(|action| matches!(action, Action::Add).then_some(0));
    let changed = chosen(Action::changed);
    let renamed = chosen(|action| match action {
        Action::ChangeKey(id) => Some(*id),
        _ => None,
    });
    let ids = new_ids(tx, district, load.kind, added.len())?;
    let rows = ids
        .clone()
        .zip(&added)
        .map(|(id, (_, entry))| with_values(params![district, id, entry.match_key.as_str()], entry));
    tx.execute_all(&sql.insert, rows)?;
    let rows = renamed.iter().map(|(id, entry)| *params![district, *id, entry.match_key.as_str()]);
    tx.execute_all(&sql.rename, rows)?;
    let rows = changed.iter().map(|(id, entry)| with_values(params![district, *id], entry));
    tx.execute_all(&sql.update, rows)?;
    Ok(ids)
}

/// The ids of the devices that are assigned to some users, each with what `of` says about its user.
pub fn assigned<T>(
    tx: &Tx<'_>,
    district: i64,
    of: impl Fn(&str) -> Option<T>,
) -> Result<Vec<(i64, T)>, StoreError> {
    let sql =
        "SELECT id, assigned_to FROM device_record WHERE district_id = ?1 AND assigned_to <> '' ORDER BY id";
    let mut devices = Vec::new();
    tx.each(sql, params![district], |row| {
        let id = row.get(0)?;
        devices.extend(of(row.text(1)?).map(|of| (id, of)));
        Ok(())
    })?;
    Ok(devices)
}

/// Assigns devices to users: pairs of the id of a device and the key of a user.
pub fn assign<'a>(
    tx: &Tx<'_>,
    district: i64,
    devices: impl IntoIterator<Item = (i64, &'a str)>,
) -> Result<(), StoreError> {
    let sql = "UPDATE device_record SET assigned_to = ?3 WHERE district_id = ?1 AND id = ?2";
    tx.execute_all(sql, devices.into_iter().map(|(id, user)| *params![district, id, user])).map(drop)
}

/// The statements that load one roster. They name the columns of its attributes.
struct Statements {
    insert: String,
    update: String,
    rename: String,
}

impl Statements {
    fn of(load: Load<'_>) -> Self {
        let table = table(load.kind);
        let columns: Vec<&str> = std::iter::once(key(load.kind))
            .chain(load.attributes.iter().map(|attribute| attribute.id()))
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
            rename: format!("UPDATE {table} SET match_key = ?3 WHERE district_id = ?1 AND id = ?2"),
        }
    }
}

fn with_values<'a>(start: &[SqlValue<'a>], entry: &'a Entry) -> Vec<SqlValue<'a>> {
    let values = std::iter::once(&entry.key).chain(&entry.values);
    start.iter().copied().chain(values.map(SqlValue::from)).collect()
}

/// Ids for new records. They were never used before, also not for records that are gone.
fn new_ids(tx: &Tx<'_>, district: i64, kind: RecordKind, records: usize) -> Result<Range<i64>, StoreError> {
    let records = i64::try_from(records).map_err(StoreError::corrupt)?;
    let last = match kind {
        RecordKind::User => "last_user",
        RecordKind::Device => "last_device",
    };
    let sql = format!("UPDATE district SET {last} = {last} + ?2 WHERE id = ?1 RETURNING {last} + 1");
    let end: i64 = tx.one(&sql, params![district, records], |row| row.get(0))?;
    Ok(end - records..end)
}

fn counted(records: usize) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
}
