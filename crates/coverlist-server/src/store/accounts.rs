//! Accounts: those who sign in.

use super::{Row, StoreError, Tx};
use crate::access::Role;
use crate::{Millis, params};
use coverlist_api::Permission;

/// An account, with what its role allows.
#[derive(Clone)]
pub struct Account {
    /// Its district.
    pub district: i64,
    /// Its id in the district.
    pub id: i64,
    /// What it signs in with, in lower case.
    pub email: String,
    /// Its display name.
    pub name: String,
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
    /// The PHC string of its password, see [`crate::access::password::hash`].
    pub password_hash: &'a str,
    /// Its role.
    pub role: Role,
}

/// An e-mail address in the form in which addresses are compared.
pub fn canonical_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Adds an account; returns its id.
///
/// # Errors
///
/// [`StoreError::Taken`] when an account, of any district, has the e-mail address.
pub fn add(tx: &Tx<'_>, district: i64, account: &NewAccount<'_>, now: Millis) -> Result<i64, StoreError> {
    let id = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM account WHERE district_id = ?1",
        params![district],
        |row| row.get(0),
    )?;
    tx.execute(
        "INSERT INTO account (district_id, id, email, name, password_hash, role_id, created_at)
         SELECT ?1, ?2, ?3, ?4, ?5, role.id, ?7 FROM role WHERE role.district_id = ?1 AND role.name = ?6",
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

/// The account that signs in with an e-mail address, if there is one.
///
/// # Errors
///
/// [`StoreError`].
pub fn by_email(tx: &Tx<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    tx.first(
        "SELECT account.district_id, account.id, account.email, account.name, account.password_hash,
                role.manage_settings, role.view_reports
         FROM account JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
         WHERE account.email = ?1",
        params![canonical_email(email).as_str()],
        account,
    )
}

/// Whether there is an account at all.
///
/// # Errors
///
/// [`StoreError`].
pub fn any(tx: &Tx<'_>) -> Result<bool, StoreError> {
    tx.one("SELECT count(*) FROM account", &[], |row| row.get(0))
}

/// Gives an account another password and ends its sessions.
///
/// # Errors
///
/// [`StoreError`].
pub fn set_password(tx: &Tx<'_>, district: i64, id: i64, password_hash: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET password_hash = ?3 WHERE district_id = ?1 AND id = ?2",
        params![district, id, password_hash],
    )?;
    super::sessions::end_all(tx, district, id)?;
    Ok(())
}

fn account(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        district: row.get(0)?,
        id: row.get(1)?,
        email: row.get(2)?,
        name: row.get(3)?,
        password_hash: row.get(4)?,
        permissions: permissions(row.get(5)?, row.get(6)?),
    })
}

/// The permissions that a role's columns stand for.
pub(super) fn permissions(manage_settings: bool, view_reports: bool) -> Vec<Permission> {
    let granted = |permission: &Permission| match permission {
        Permission::ManageSettings => manage_settings,
        Permission::ViewReports => view_reports,
    };
    Permission::ALL.into_iter().filter(granted).collect()
}
