//! Districts and their roles.

use super::{StoreError, Tx};
use crate::access::Role;
use crate::{Millis, params};
use coverlist_api::Permission;

/// Makes a district with its roles and nothing else; returns its id.
///
/// # Errors
///
/// [`StoreError::Taken`] when there is one of that name.
pub fn create(tx: &Tx<'_>, name: &str, now: Millis) -> Result<i64, StoreError> {
    let id = tx.one("SELECT coalesce(max(id), 0) + 1 FROM district", &[], |row| row.get(0))?;
    tx.execute("INSERT INTO district (id, name, created_at) VALUES (?1, ?2, ?3)", params![id, name, now])?;
    for (role, number) in Role::ALL.into_iter().zip(1_i64..) {
        tx.execute(
            "INSERT INTO role (district_id, id, name, manage_settings, view_reports) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                id,
                number,
                role.id(),
                role.allows(Permission::ManageSettings),
                role.allows(Permission::ViewReports)
            ],
        )?;
    }
    Ok(id)
}

/// The district of that name, if there is one.
///
/// # Errors
///
/// [`StoreError`].
pub fn by_name(tx: &Tx<'_>, name: &str) -> Result<Option<i64>, StoreError> {
    tx.first("SELECT id FROM district WHERE name = ?1", params![name], |row| row.get(0))
}

/// Every district, oldest first: id and name.
///
/// # Errors
///
/// [`StoreError`].
pub fn all(tx: &Tx<'_>) -> Result<Vec<(i64, String)>, StoreError> {
    tx.query("SELECT id, name FROM district ORDER BY id", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}
