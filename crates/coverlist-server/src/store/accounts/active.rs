use super::super::{AccountKey, Row, StoreError, Tx, params};
use super::canonical_email;
use coverlist_api::Permission;

/// An account that may sign in, with data of its role and its district.
#[derive(Clone)]
pub struct Account {
    pub key: AccountKey,
    /// In the form of [`canonical_email`](super::canonical_email); of an identity as its issuer states it, or
    /// empty.
    pub email: String,
    /// The displayed name.
    pub name: String,
    pub district_name: String,
    /// An IANA name, such as `America/Chicago`.
    pub time_zone: String,
    /// Raising this number ends all sessions of the account. A session stores the number at its start.
    pub credential_version: i64,
    /// An argon2id hash in PHC format; empty for an identity.
    pub password_hash: String,
    /// The permissions of the role; none for an identity.
    pub permissions: Vec<Permission>,
    /// A BCP 47 tag; `None` for the browser's language.
    pub language: Option<String>,
}

/// The account with an e-mail address; `None` if it is disabled or does not exist.
pub fn by_email(tx: &Tx<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    let sql = format!("{SELECT} AND account.email = ?1");
    tx.first(&sql, params![canonical_email(email).as_str()], account)
}

/// The account with this key; `None` if it is disabled or does not exist.
pub fn by_id(tx: &Tx<'_>, key: AccountKey) -> Result<Option<Account>, StoreError> {
    let sql = format!("{SELECT} AND account.district_id = ?1 AND account.id = ?2");
    tx.first(&sql, params![key.district, key.id], account)
}

pub fn any(tx: &Tx<'_>) -> Result<bool, StoreError> {
    tx.one("SELECT count(*) > 0 FROM account WHERE disabled_at IS NULL", &[], |row| row.get(0))
}

/// Selects accounts that may sign in, themselves or by their issuer, with the columns that [`account`] reads.
const SELECT: &str = "
    SELECT account.district_id, account.id, coalesce(account.email, identity.email, ''), account.name,
           account.password_hash, coalesce(role.manage_settings, 0), coalesce(role.view_reports, 0),
           district.name, district.time_zone, account.credential_version, account.language
    FROM account
    LEFT JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
    LEFT JOIN identity ON identity.district_id = account.district_id AND identity.account_id = account.id
    JOIN district ON district.id = account.district_id
    WHERE account.disabled_at IS NULL
      AND (identity.issuer IS NULL OR EXISTS (SELECT 1 FROM issuer WHERE issuer.iss = identity.issuer))";

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
        language: row.get(10)?,
    })
}

pub(super) fn permissions(manage_settings: bool, view_reports: bool) -> Vec<Permission> {
    let granted = |permission: &Permission| match permission {
        Permission::ManageSettings => manage_settings,
        Permission::ViewReports => view_reports,
    };
    Permission::ALL.into_iter().filter(granted).collect()
}
