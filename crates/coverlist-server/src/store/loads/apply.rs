use super::super::records::{self, Load};
use super::super::{LoadKey, StoreError, Tx};
use super::changes::{self, Noted};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::Action;
use std::collections::HashMap;

/// Adds and changes the records of a list, and notes each of them before and after. The devices of users with
/// another key get it, too; `renamed` has these keys with the new ones, in the order of the entries.
pub fn apply(
    tx: &Tx<'_>,
    list: LoadKey,
    load: Load<'_>,
    renamed: &[(String, String)],
) -> Result<(), StoreError> {
    let changed = load.actions.iter().filter_map(|action| Some((action, action.changed()?)));
    let changed: Vec<_> = (1..).zip(changed).collect();
    let noted = changed.iter().map(|&(place, (_, record))| Noted { place, record, follows: None });
    changes::before(tx, list, load.kind, noted)?;
    let added = records::load(tx, list.district, load)?;
    changes::after(tx, list, load.kind)?;
    let next = changes::added(tx, list, load.kind, place_after(&changed), added)?;
    if load.kind == RecordKind::Device {
        return Ok(());
    }
    let users = changed.iter().filter(|(_, (action, _))| matches!(action, Action::ChangeKey(_)));
    let users = users.zip(renamed).map(|(&(place, _), (old, new))| (&**old, (place, &**new)));
    follow(tx, list, &users.collect(), next)
}

/// Gives the devices of users with another key the new key. `users` has the place and the new key of each, by
/// the key before.
fn follow(
    tx: &Tx<'_>,
    list: LoadKey,
    users: &HashMap<&str, (u32, &str)>,
    first: u32,
) -> Result<(), StoreError> {
    if users.is_empty() {
        return Ok(());
    }
    let devices = records::assigned(tx, list.district, |user| users.get(user).copied())?;
    let noted = (first..).zip(&devices);
    let noted = noted.map(|(place, &(record, (user, _)))| Noted { place, record, follows: Some(user) });
    changes::before(tx, list, RecordKind::Device, noted)?;
    records::assign(tx, list.district, devices.iter().map(|&(device, (_, user))| (device, user)))?;
    changes::after(tx, list, RecordKind::Device)
}

fn place_after<T>(placed: &[(u32, T)]) -> u32 {
    placed.last().map_or(1, |(place, _)| place + 1)
}
