//! The school districts that share a database, and their roles.

use super::{Row, StoreError, Tx, params, templates};
use crate::Millis;
use coverlist_api::{Permission, Role};

/// A school district: one customer. Data never crosses districts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Unique in the database, and the first part of every key of the district's data.
    pub id: i64,
    /// The displayed name. It is unique.
    pub name: String,
    /// An IANA name, such as `America/Chicago`.
    pub time_zone: String,
    /// Whether it is the demo district, which has invented data and public passwords.
    pub demo: bool,
}

/// The maximum length of a district's name, in characters.
pub const LONGEST_NAME: usize = 200;

/// Whether a district may have a name.
pub(crate) fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && !name.contains(char::is_control) && name.chars().count() <= LONGEST_NAME
}

/// Creates a district in UTC with its roles and templates. Returns its id.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when another district has the name.
pub fn create(tx: &Tx<'_>, name: &str, now: Millis) -> Result<i64, StoreError> {
    let id = tx.one("SELECT coalesce(max(id), 0) + 1 FROM district", &[], |row| row.get(0))?;
    tx.execute("INSERT INTO district (id, name, created_at) VALUES (?1, ?2, ?3)", params![id, name, now])?;
    let roles = Role::ALL.into_iter().zip(1_i64..).map(|(role, number)| {
        let [manages, views] =
            [Permission::ManageSettings, Permission::ViewReports].map(|permission| role.allows(permission));
        *params![id, number, role.id(), manages, views]
    });
    tx.execute_all(
        "INSERT INTO role (district_id, id, name, manage_settings, view_reports) VALUES (?1, ?2, ?3, ?4, ?5)",
        roles,
    )?;
    templates::seed(tx, id, now)?;
    Ok(id)
}

pub(crate) fn rename(tx: &Tx<'_>, district: i64, name: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE district SET name = ?2 WHERE id = ?1", params![district, name]).map(drop)
}

/// The name of a district.
pub(crate) fn name(tx: &Tx<'_>, district: i64) -> Result<String, StoreError> {
    tx.one("SELECT name FROM district WHERE id = ?1", params![district], |row| row.get(0))
}

/// The time zone of a district, an IANA name.
pub(crate) fn time_zone(tx: &Tx<'_>, district: i64) -> Result<String, StoreError> {
    tx.one("SELECT time_zone FROM district WHERE id = ?1", params![district], |row| row.get(0))
}

/// Sets a district's time zone to one with this IANA name, such as `America/Chicago`.
pub fn set_time_zone(tx: &Tx<'_>, district: i64, name: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE district SET time_zone = ?2 WHERE id = ?1", params![district, name]).map(drop)
}

pub(crate) fn mark_as_demo(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute("UPDATE district SET demo = 1 WHERE id = ?1", params![district]).map(drop)
}

/// All districts, oldest first.
pub fn all(tx: &Tx<'_>) -> Result<Vec<District>, StoreError> {
    tx.query("SELECT id, name, time_zone, demo FROM district ORDER BY id", &[], district)
}

fn district(row: &Row<'_>) -> Result<District, StoreError> {
    Ok(District { id: row.get(0)?, name: row.get(1)?, time_zone: row.get(2)?, demo: row.get(3)? })
}
