//! Accounts: those who sign in.

use super::{AccountKey, Row, StoreError, Tx, params};
use crate::{Millis, Role};
use coverlist_api::Permission;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// An account that may sign in, with what its role allows.
#[derive(Clone)]
pub struct Account {
    /// Its district and id.
    pub key: AccountKey,
    /// Its e-mail address, in lower case.
    pub email: String,
    /// Its display name.
    pub name: String,
    /// Its district's name.
    pub district_name: String,
    /// The IANA name of its district's time zone.
    pub time_zone: String,
    /// Raised whenever the account's sessions are to end. A session carries the one that it began under.
    pub credential_version: i64,
    /// The PHC string of its password.
    pub password_hash: String,
    /// What its role allows.
    pub permissions: Vec<Permission>,
}

/// An account that is to be made.
pub struct NewAccount<'a> {
    /// What it signs in with; space around it is dropped, case does not count.
    pub email: &'a str,
    /// Its display name.
    pub name: &'a str,
    /// The password hash, an argon2id PHC string.
    pub password_hash: &'a str,
    /// Its role.
    pub role: Role,
}

/// An account as a list of accounts has it.
pub struct Listed {
    /// Its district and id.
    pub key: AccountKey,
    /// The name of its district.
    pub district_name: String,
    /// Its e-mail address.
    pub email: String,
    /// Its display name.
    pub name: String,
    /// The name of its role.
    pub role: String,
    /// Whether the role has Manage Settings.
    pub manages: bool,
    /// Whether it may not sign in.
    pub disabled: bool,
}

/// The form in which e-mail addresses are stored and compared: trimmed, NFC, lower case.
pub fn canonical_email(email: &str) -> String {
    email.trim().nfc().collect::<String>().to_lowercase()
}

/// Adds an account; returns its id.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when an account, of any district, has the e-mail address.
pub fn add(tx: &Tx<'_>, district: i64, account: &NewAccount<'_>, now: Millis) -> Result<i64, StoreError> {
    let id = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM account WHERE district_id = ?1",
        params![district],
        |row| row.get(0),
    )?;
    tx.execute(
        "INSERT INTO account (district_id, id, email, name, password_hash, role_id, credential_version, created_at)
         SELECT ?1, ?2, ?3, ?4, ?5, role.id, 1, ?7 FROM role WHERE role.district_id = ?1 AND role.name = ?6",
        params![
            district,
            id,
            canonical_email(account.email).as_str(),
            account.name,
            account.password_hash,
            account.role.id(),
            now
        ],
    )?;
    Ok(id)
}

/// The account that signs in with an e-mail address, if there is one and it is not disabled.
pub fn by_email(tx: &Tx<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    let sql = format!("{SELECT} AND account.email = ?1");
    tx.first(&sql, params![canonical_email(email).as_str()], account)
}

/// An account of a district, if there is one of that id and it is not disabled.
pub fn by_id(tx: &Tx<'_>, key: AccountKey) -> Result<Option<Account>, StoreError> {
    let sql = format!("{SELECT} AND account.district_id = ?1 AND account.id = ?2");
    tx.first(&sql, params![key.district, key.id], account)
}

/// What every account is known by, by district and id: its e-mail address, or its name when it was removed.
pub fn known_by(tx: &Tx<'_>) -> Result<HashMap<AccountKey, String>, StoreError> {
    let all = tx.query("SELECT district_id, id, coalesce(email, name) FROM account", &[], |row| {
        Ok((AccountKey { district: row.get(0)?, id: row.get(1)? }, row.get(2)?))
    })?;
    Ok(all.into_iter().collect())
}

/// Whether anybody can sign in.
pub fn any(tx: &Tx<'_>) -> Result<bool, StoreError> {
    tx.one("SELECT count(*) > 0 FROM account WHERE disabled_at IS NULL", &[], |row| row.get(0))
}

/// The accounts of a district, or of every district, by district and e-mail address; without those that were removed.
pub fn list(tx: &Tx<'_>, district: Option<i64>) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "{LISTED} AND (?1 = 0 OR account.district_id = ?1) ORDER BY account.district_id, account.email"
    );
    tx.query(&sql, params![district.unwrap_or_default()], listed)
}

/// The account with an e-mail address, disabled or not.
pub fn find(tx: &Tx<'_>, email: &str) -> Result<Option<Listed>, StoreError> {
    let sql = format!("{LISTED} AND account.email = ?1");
    tx.first(&sql, params![canonical_email(email).as_str()], listed)
}

/// Whether an account of the district other than this one can sign in and has Manage Settings.
pub fn another_manages(tx: &Tx<'_>, account: AccountKey) -> Result<bool, StoreError> {
    tx.one(
        "SELECT count(*) > 0
         FROM account JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
         WHERE account.district_id = ?1 AND account.id <> ?2 AND account.disabled_at IS NULL
           AND role.manage_settings = 1",
        params![account.district, account.id],
        |row| row.get(0),
    )
}

/// Gives an account another password, ends its sessions and forgets its failed sign-ins.
pub fn set_password(tx: &Tx<'_>, account: AccountKey, password_hash: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET password_hash = ?3 WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, password_hash],
    )?;
    end_sessions(tx, account)
}

/// Ends every session of an account, and forgets the failed sign-ins that slow it down. Sessions are in another file,
/// which need not be there: each of them finds out by itself.
pub fn end_sessions(tx: &Tx<'_>, account: AccountKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET credential_version = credential_version + 1 WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id],
    )
    .map(drop)
}

/// Gives an account another role. What the role allows counts from the account's next request.
pub fn set_role(tx: &Tx<'_>, account: AccountKey, role: Role) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET role_id = (SELECT role.id FROM role WHERE role.district_id = ?1 AND role.name = ?3)
         WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, role.id()],
    )
    .map(drop)
}

/// Lets nobody sign in with an account any longer, and ends its sessions.
pub fn disable(tx: &Tx<'_>, account: AccountKey, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET disabled_at = coalesce(disabled_at, ?3) WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, now],
    )?;
    end_sessions(tx, account)
}

/// Lets an account sign in again.
pub fn enable(tx: &Tx<'_>, account: AccountKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET disabled_at = NULL WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id],
    )
    .map(drop)
}

/// Disables an account and forgets its e-mail address and password. Its name stays, because the history of imports and
/// the audit log say who did what.
pub fn remove(tx: &Tx<'_>, account: AccountKey, now: Millis) -> Result<(), StoreError> {
    disable(tx, account, now)?;
    tx.execute(
        "UPDATE account SET email = NULL, password_hash = '' WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id],
    )
    .map(drop)
}

const LISTED: &str = "
    SELECT account.district_id, district.name, account.id, account.email, account.name, role.name,
           role.manage_settings, account.disabled_at IS NOT NULL
    FROM account
    JOIN district ON district.id = account.district_id
    JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
    WHERE account.email IS NOT NULL";

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        key: AccountKey { district: row.get(0)?, id: row.get(2)? },
        district_name: row.get(1)?,
        email: row.get(3)?,
        name: row.get(4)?,
        role: row.get(5)?,
        manages: row.get(6)?,
        disabled: row.get(7)?,
    })
}

/// Accounts that may sign in, in the order of [`account`].
const SELECT: &str = "
    SELECT account.district_id, account.id, account.email, account.name, account.password_hash,
           role.manage_settings, role.view_reports, district.name, district.time_zone, account.credential_version
    FROM account
    JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
    JOIN district ON district.id = account.district_id
    WHERE account.disabled_at IS NULL";

fn account(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        key: AccountKey { district: row.get(0)?, id: row.get(1)? },
        email: row.get(2)?,
        name: row.get(3)?,
        password_hash: row.get(4)?,
        permissions: permissions(row.get(5)?, row.get(6)?),
        district_name: row.get(7)?,
        time_zone: row.get(8)?,
        credential_version: row.get(9)?,
    })
}

/// The permissions that a role's columns stand for.
fn permissions(manage_settings: bool, view_reports: bool) -> Vec<Permission> {
    let granted = |permission: &Permission| match permission {
        Permission::ManageSettings => manage_settings,
        Permission::ViewReports => view_reports,
    };
    Permission::ALL.into_iter().filter(granted).collect()
}
