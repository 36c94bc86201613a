//! Creates and updates the tables. Each database stores the hash of every migration that was applied to it.

use super::{Database, StoreError, Tx, params};
use coverlist_messages::text;
use sha2::{Digest, Sha256};

/// The name and the statements of each migration, oldest first. A released migration never changes.
pub(super) type Migrations = [(&'static str, &'static str)];

pub(super) const MAIN: &Migrations =
    &[("0001_start", include_str!("../../migrations/sqlite/0001_start.sql"))];
pub(super) const ACCESS: &Migrations =
    &[("0001_start", include_str!("../../migrations/sqlite/access/0001_start.sql"))];

/// Applies the missing migrations in one transaction.
pub(super) fn migrate(database: &Database, migrations: &'static Migrations) -> Result<(), StoreError> {
    if database.read(|tx| missing(tx, migrations))?.is_empty() {
        return Ok(());
    }
    database.write(|tx| {
        tx.batch(
            "CREATE TABLE IF NOT EXISTS migration (
                name TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL) STRICT",
        )?;
        for (name, sql) in missing(tx, migrations)? {
            tx.batch(sql)?;
            tx.execute("INSERT INTO migration (name, sha256) VALUES (?1, ?2)", params![*name, &sha256(sql)])?;
        }
        Ok(())
    })
}

/// Refuses a database that lacks a migration.
pub(super) fn check(database: &Database, migrations: &'static Migrations) -> Result<(), StoreError> {
    match database.read(|tx| missing(tx, migrations))? {
        [] => Ok(()),
        _ => Err(StoreError::Refused(text::command_database_outdated())),
    }
}

fn missing(tx: &Tx<'_>, migrations: &'static Migrations) -> Result<&'static Migrations, StoreError> {
    let applied = applied(tx)?;
    for (index, (name, hash)) in applied.iter().enumerate() {
        match migrations.get(index) {
            Some((known, sql)) if known == name && sha256(sql) == *hash => {}
            Some((known, _)) if known == name => {
                return Err(StoreError::Refused(text::command_database_other(name)));
            }
            _ => return Err(StoreError::Refused(text::command_database_later(name))),
        }
    }
    Ok(&migrations[applied.len()..])
}

fn sha256(sql: &str) -> String {
    base16ct::lower::encode_string(&Sha256::digest(sql))
}

/// The name and the hash of each applied migration, oldest first. Early databases stored no hash, so theirs
/// is empty.
fn applied(tx: &Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let columns =
        tx.query("SELECT name FROM pragma_table_info('migration')", &[], |row| row.get::<String>(0))?;
    let sql = match columns.as_slice() {
        [] => return Ok(Vec::new()),
        [_] => "SELECT name, '' FROM migration ORDER BY name",
        _ => "SELECT name, sha256 FROM migration ORDER BY name",
    };
    tx.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}
