use super::site::{ACCOUNTS, DISTRICT, PASSWORD, TIME_ZONE};
use super::{DemoDevice, DemoDistrict, DemoUser, Holds};
use crate::access::password;
use crate::store::accounts::{self, NewAccount};
use crate::store::records::{self, Change, Load, Record};
use crate::store::{Database, StoreError, Tx, districts};
use crate::{Failure, Millis};
use coverlist_core::record::{Attribute, MatchKey, RecordKind, Values};
use coverlist_core::roster::{Action, Entry};
use std::collections::HashMap;

/// When the demo district was created: August 3, 2026, 12:00 UTC.
const BEGINNING: Millis = 1_785_758_400_000;

/// Adds the demo district with its accounts and records, unless the database already has it.
///
/// # Errors
///
/// When the database holds a real district or cannot be written, or the password cannot be hashed.
pub fn fill(database: &Database) -> Result<(), Failure> {
    if database.read(Holds::only_demo)? == Holds::Demo {
        return Ok(());
    }
    let hash = password::hash(PASSWORD)?;
    let DemoDistrict { users, devices } = DemoDistrict::new();
    database.write(|tx| -> Result<(), StoreError> {
        // Another process may have added the district since the first check.
        if Holds::only_demo(tx)? == Holds::Demo {
            return Ok(());
        }
        let district = districts::create(tx, DISTRICT, BEGINNING)?;
        districts::mark_as_demo(tx, district)?;
        districts::set_time_zone(tx, district, TIME_ZONE)?;
        for (email, name, role) in ACCOUNTS {
            let account = NewAccount { email, name, password_hash: &hash, role };
            accounts::add(tx, district, &account, BEGINNING)?;
        }
        load(tx, district, RecordKind::User, users.into_iter().map(of_user).collect())?;
        load(tx, district, RecordKind::Device, devices.into_iter().map(of_device).collect())
    })?;
    Ok(())
}

/// A generated record: its key, a value for each of [`Attribute::of`] its kind, and its insurance.
struct Made {
    key: String,
    attributes: Vec<String>,
    values: Values,
}

fn of_user(user: DemoUser) -> Made {
    let attributes = vec![user.name, user.email, user.role.to_owned(), user.school.to_owned(), user.grade];
    Made { key: user.user_id, attributes, values: user.values }
}

fn of_device(device: DemoDevice) -> Made {
    let attributes = vec![device.asset_tag, device.model.to_owned(), device.assigned_to, device.location];
    Made { key: device.serial, attributes, values: device.values }
}

fn load(tx: &Tx<'_>, district: i64, kind: RecordKind, made: Vec<Made>) -> Result<(), StoreError> {
    let mut insured = HashMap::new();
    let mut entries = Vec::new();
    for (line, Made { key, attributes, values }) in (2..).zip(made) {
        let match_key = MatchKey::new(kind, &key);
        insured.insert(match_key.as_str().to_owned(), values);
        entries.push(Entry { line, key, match_key, other_ids: Vec::new(), values: attributes });
    }
    let actions = vec![Action::Add; entries.len()];
    let load = Load { kind, attributes: Attribute::of(kind), entries: &entries, actions: &actions };
    records::load(tx, district, load)?;
    let records = records::all(tx, district, kind)?;
    let change = |record: &Record| {
        let after = insured.get(&record.match_key).filter(|values| !values.is_empty())?;
        Some(Change {
            record: record.id,
            version_before: record.version,
            version_after: record.version,
            after,
        })
    };
    records::apply(tx, district, kind, &records.iter().filter_map(change).collect::<Vec<_>>())
}
