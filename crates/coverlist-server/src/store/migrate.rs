//! Brings the tables up to date.

use super::{Database, StoreError, Tx};
use crate::params;

/// Every migration, oldest first. A migration that has been released is never changed.
const MIGRATIONS: &[(&str, &str)] = &[("0001_start", include_str!("../../migrations/sqlite/0001_start.sql"))];

/// Applies the migrations that the database has not seen, all in one transaction.
pub(super) fn migrate(database: &Database) -> Result<(), StoreError> {
    if applied(database)? == MIGRATIONS.len() {
        return Ok(());
    }
    database.write(|tx| {
        tx.batch("CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY) STRICT")?;
        let names = names(tx)?;
        if let Some(unknown) = names.iter().find(|name| MIGRATIONS.iter().all(|(known, _)| known != name)) {
            return Err(StoreError::broken(format!(
                "a later version of coverlist wrote it (it has {unknown})"
            )));
        }
        for (name, sql) in MIGRATIONS.iter().filter(|(name, _)| names.iter().all(|known| known != name)) {
            tx.batch(sql)?;
            tx.execute("INSERT INTO migration (name) VALUES (?1)", params![*name])?;
        }
        Ok(())
    })
}

fn applied(database: &Database) -> Result<usize, StoreError> {
    database.read(|tx| {
        let exists = tx.one(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
            &[],
            |row| row.get::<bool>(0),
        )?;
        let known = |name: &String| MIGRATIONS.iter().any(|(known, _)| known == name);
        Ok::<_, StoreError>(if exists && names(tx)?.iter().all(known) { names(tx)?.len() } else { 0 })
    })
}

fn names(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.query("SELECT name FROM migration ORDER BY name", &[], |row| row.get(0))
}
