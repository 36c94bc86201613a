//! People for whom issuers vouch. Each is an account without a password.

use super::{AccountKey, StoreError, Tx, params};
use crate::Millis;

/// A person in a district, as an issuer names them.
#[derive(Clone)]
pub struct Person {
    pub district: i64,
    pub issuer: String,
    /// The issuer's id of the person, the claim `sub`.
    pub subject: String,
    /// The displayed name.
    pub name: String,
    /// Only shown. Nobody signs in with it.
    pub email: Option<String>,
}

/// The account of a person, and whether its name and e-mail address are current.
pub struct Known {
    pub account: AccountKey,
    pub is_current: bool,
}

pub fn find(tx: &Tx<'_>, person: &Person) -> Result<Option<Known>, StoreError> {
    tx.first(
        "SELECT account.id, account.name, identity.email FROM identity
         JOIN account ON account.district_id = identity.district_id AND account.id = identity.account_id
         WHERE identity.district_id = ?1 AND identity.issuer = ?2 AND identity.subject = ?3",
        params![person.district, &person.issuer, &person.subject],
        |row| {
            let (name, email): (String, Option<String>) = (row.get(1)?, row.get(2)?);
            Ok(Known {
                account: AccountKey { district: person.district, id: row.get(0)? },
                is_current: name == person.name && email == person.email,
            })
        },
    )
}

/// Adds an account for a person.
pub fn add(tx: &Tx<'_>, person: &Person, now: Millis) -> Result<AccountKey, StoreError> {
    let id = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM account WHERE district_id = ?1",
        params![person.district],
        |row| row.get(0),
    )?;
    tx.execute(
        "INSERT INTO account (district_id, id, name, password_hash, credential_version, created_at)
         VALUES (?1, ?2, ?3, '', 1, ?4)",
        params![person.district, id, &person.name, now],
    )?;
    tx.execute(
        "INSERT INTO identity (district_id, issuer, subject, account_id, email) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person.district, &person.issuer, &person.subject, id, &person.email],
    )?;
    Ok(AccountKey { district: person.district, id })
}

/// Changes the name and the e-mail address of a known person.
pub fn refresh(tx: &Tx<'_>, account: AccountKey, person: &Person) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET name = ?3 WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, &person.name],
    )?;
    tx.execute(
        "UPDATE identity SET email = ?3 WHERE district_id = ?1 AND account_id = ?2",
        params![account.district, account.id, &person.email],
    )
    .map(drop)
}
