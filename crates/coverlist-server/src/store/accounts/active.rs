//! Accounts that may sign in.

use super::super::{AccountKey, Row, StoreError, Tx, params};
use super::canonical_email;
use coverlist_api::Permission;

/// An account that may sign in, with its role's permissions.
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
    /// A number that rises to end all sessions. A session stores the number from when it began.
    pub credential_version: i64,
    /// The password hash, an argon2id PHC string.
    pub password_hash: String,
    /// The permissions of its role.
    pub permissions: Vec<Permission>,
}

/// The account with an e-mail address, unless it is disabled.
pub fn by_email(tx: &Tx<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    let sql = format!("{SELECT} AND account.email = ?1");
    tx.first(&sql, params![canonical_email(email).as_str()], account)
}

/// An account by its key, unless it is disabled.
pub fn by_id(tx: &Tx<'_>, key: AccountKey) -> Result<Option<Account>, StoreError> {
    let sql = format!("{SELECT} AND account.district_id = ?1 AND account.id = ?2");
    tx.first(&sql, params![key.district, key.id], account)
}

/// Whether any account may sign in.
pub fn any(tx: &Tx<'_>) -> Result<bool, StoreError> {
    tx.one("SELECT count(*) > 0 FROM account WHERE disabled_at IS NULL", &[], |row| row.get(0))
}

/// Accounts that may sign in, with the columns that [`account`] reads.
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

/// The permissions in a role's columns.
fn permissions(manage_settings: bool, view_reports: bool) -> Vec<Permission> {
    let granted = |permission: &Permission| match permission {
        Permission::ManageSettings => manage_settings,
        Permission::ViewReports => view_reports,
    };
    Permission::ALL.into_iter().filter(granted).collect()
}
