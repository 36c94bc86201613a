use super::super::{AccountKey, StoreError, Tx, params};
use super::canonical_email;
use crate::Millis;
use coverlist_api::Role;

/// An account to add.
pub struct NewAccount<'a> {
    /// The case of letters, and space around the address, are ignored.
    pub email: &'a str,
    /// The displayed name, such as `Pat Ortiz`.
    pub name: &'a str,
    /// An argon2id hash in PHC format.
    pub password_hash: &'a str,
    /// The role in the account's district.
    pub role: Role,
}

/// Adds an account, and returns its id.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when an account of any district has the e-mail address.
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

/// Changes an account's password, ends its sessions, and clears its failed sign-ins.
pub fn set_password(tx: &Tx<'_>, account: AccountKey, password_hash: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET password_hash = ?3 WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, password_hash],
    )?;
    end_sessions(tx, account)
}

/// Ends all sessions of an account, and clears its failed sign-ins. access.db, which stores both, may be
/// missing, so this only raises the account's credential version, with which they are compared.
pub fn end_sessions(tx: &Tx<'_>, account: AccountKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET credential_version = credential_version + 1 WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id],
    )
    .map(drop)
}

/// Changes an account's role. The change applies from the account's next request on.
pub fn set_role(tx: &Tx<'_>, account: AccountKey, role: Role) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET role_id = (SELECT role.id FROM role WHERE role.district_id = ?1 AND role.name = ?3)
         WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, role.id()],
    )
    .map(drop)
}

/// Chooses an account's language. `None` is the browser's language.
pub fn set_language(tx: &Tx<'_>, account: AccountKey, language: Option<&str>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET language = ?3 WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, language],
    )
    .map(drop)
}

/// Prevents an account from signing in, and ends its sessions.
pub fn disable(tx: &Tx<'_>, account: AccountKey, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET disabled_at = coalesce(disabled_at, ?3) WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id, now],
    )?;
    end_sessions(tx, account)
}

/// Lets a disabled account sign in again.
pub fn enable(tx: &Tx<'_>, account: AccountKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account SET disabled_at = NULL WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id],
    )
    .map(drop)
}

/// Disables an account and deletes its e-mail address and password. The name stays, because the history of
/// imports and the audit log show it.
pub fn remove(tx: &Tx<'_>, account: AccountKey, now: Millis) -> Result<(), StoreError> {
    disable(tx, account, now)?;
    tx.execute(
        "UPDATE account SET email = NULL, password_hash = '' WHERE district_id = ?1 AND id = ?2",
        params![account.district, account.id],
    )
    .map(drop)
}
