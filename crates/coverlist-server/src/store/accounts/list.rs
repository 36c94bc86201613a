use super::super::{AccountKey, Row, StoreError, Tx, params};
use super::active::permissions;
use super::canonical_email;
use coverlist_api::{Permission, Person};
use std::collections::HashMap;

/// An account in a list, disabled or not.
pub struct Listed {
    pub key: AccountKey,
    pub district_name: String,
    /// Of an identity as its issuer states it, or empty.
    pub email: String,
    /// The displayed name.
    pub name: String,
    /// The name of the role: `admin`, `viewer`, or a role of the district; `None` for an identity.
    pub role: Option<String>,
    /// The permissions of the role; none for an identity.
    pub permissions: Vec<Permission>,
    /// The issuer that vouches for the person; `None` for an account with a password.
    pub issuer: Option<String>,
    /// Whether the account itself is disabled.
    pub disabled: bool,
    /// Whether its issuer was removed, so that nobody vouches for the person any more.
    pub issuer_is_gone: bool,
}

/// The accounts of one district or of all, sorted by district and e-mail address. Removed accounts are left
/// out.
pub fn list(tx: &Tx<'_>, district: Option<i64>) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "{LISTED} AND (?1 = 0 OR account.district_id = ?1)
         ORDER BY account.district_id, coalesce(account.email, identity.email, account.name), account.id"
    );
    tx.query(&sql, params![district.unwrap_or_default()], listed)
}

/// The account with an e-mail address and a password, disabled or not.
pub fn find(tx: &Tx<'_>, email: &str) -> Result<Option<Listed>, StoreError> {
    let sql = format!("{LISTED} AND account.email = ?1");
    tx.first(&sql, params![canonical_email(email).as_str()], listed)
}

/// The account with this key, disabled or not; `None` if it is removed or does not exist.
pub fn by_key(tx: &Tx<'_>, key: AccountKey) -> Result<Option<Listed>, StoreError> {
    let sql = format!("{LISTED} AND account.district_id = ?1 AND account.id = ?2");
    tx.first(&sql, params![key.district, key.id], listed)
}

/// A name for every account: its e-mail address, or its displayed name if it was removed.
pub fn known_by(tx: &Tx<'_>) -> Result<HashMap<AccountKey, String>, StoreError> {
    let all = tx.query("SELECT district_id, id, coalesce(email, name) FROM account", &[], |row| {
        Ok((AccountKey { district: row.get(0)?, id: row.get(1)? }, row.get(2)?))
    })?;
    Ok(all.into_iter().collect())
}

/// The people of a district by the ids of their accounts, also of removed ones.
pub fn people(tx: &Tx<'_>, district: i64) -> Result<HashMap<i64, Person>, StoreError> {
    let all = tx.query(
        "SELECT account.id, account.name, coalesce(account.email, identity.email, '') FROM account
         LEFT JOIN identity ON identity.district_id = account.district_id AND identity.account_id = account.id
         WHERE account.district_id = ?1",
        params![district],
        |row| Ok((row.get(0)?, Person { name: row.get(1)?, email: row.get(2)? })),
    )?;
    Ok(all.into_iter().collect())
}

/// Whether another account of the same district may sign in and has Manage Settings.
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

const LISTED: &str = "
    SELECT account.district_id, district.name, account.id, coalesce(account.email, identity.email, ''),
           account.name, role.name, coalesce(role.manage_settings, 0), coalesce(role.view_reports, 0),
           identity.issuer, account.disabled_at IS NOT NULL,
           identity.issuer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM issuer WHERE issuer.iss = identity.issuer)
    FROM account
    JOIN district ON district.id = account.district_id
    LEFT JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
    LEFT JOIN identity ON identity.district_id = account.district_id AND identity.account_id = account.id
    WHERE (account.email IS NOT NULL OR identity.issuer IS NOT NULL)";

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        key: AccountKey { district: row.get(0)?, id: row.get(2)? },
        district_name: row.get(1)?,
        email: row.get(3)?,
        name: row.get(4)?,
        role: row.get(5)?,
        permissions: permissions(row.get(6)?, row.get(7)?),
        issuer: row.get(8)?,
        disabled: row.get(9)?,
        issuer_is_gone: row.get(10)?,
    })
}
