//! Imports: one row each, and the bytes as they were sent.

use super::{Row, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Person;
use coverlist_core::lifecycle::{Event, State};
use coverlist_core::plan::Counts;
use coverlist_core::validate::Choices;

/// An import, as it is kept.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its district.
    pub district: i64,
    /// Its id in the district.
    pub id: i64,
    /// Where it is in its life.
    pub state: State,
    /// The template's id.
    pub template: String,
    /// The file's name.
    pub name: String,
    /// The file's size in bytes.
    pub size: u64,
    /// The SHA-256 of the bytes as sent, in hexadecimal.
    pub sha256: String,
    /// What the admin decided about the file.
    pub choices: Choices,
    /// Counts up whenever the plan may have changed.
    pub generation: i64,
    /// Accepted and rejected rows.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that are never applied.
    pub rejected: u32,
    /// Rows that are no record.
    pub set_aside: u32,
    /// Who staged it.
    pub staged_by: Person,
    /// When.
    pub staged_at: Millis,
    /// What was consented to, while it is queued.
    pub consent: Option<Consent>,
    /// Who asked for it to be processed, or deleted it.
    pub ended_by: Option<Person>,
    /// When it was processed, failed, or was deleted.
    pub ended_at: Option<Millis>,
    /// What became of its rows, once it is processed.
    pub counts: Option<Counts>,
}

/// What an admin consented to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The generation of the plan.
    pub generation: i64,
    /// Its counts.
    pub counts: Counts,
    /// The admin's account.
    pub account: i64,
}

/// An import that is to be staged.
pub struct NewImport<'a> {
    /// The template's id.
    pub template: &'a str,
    /// The template's version.
    pub template_version: u32,
    /// The file's name.
    pub name: &'a str,
    /// The bytes as sent.
    pub bytes: &'a [u8],
    /// Their SHA-256, in hexadecimal.
    pub sha256: &'a str,
    /// What the admin decided about the file.
    pub choices: &'a Choices,
    /// Accepted and rejected rows.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that are never applied.
    pub rejected: u32,
    /// Rows that are no record.
    pub set_aside: u32,
    /// The account that stages it.
    pub staged_by: i64,
}

const SELECT: &str = "
    SELECT import.district_id, import.id, import.state, import.template, import.name, import.size, import.sha256,
           import.choices, import.generation, import.rows_in_file, import.accepted, import.rejected,
           import.set_aside, staged_by.name, coalesce(staged_by.email, ''), import.staged_at, import.consent_generation,
           import.consent_counts, import.ended_by, ended_by.name, coalesce(ended_by.email, ''), import.ended_at,
           import.updated, import.unchanged, import.skipped, import.refused
    FROM import
    JOIN account AS staged_by
      ON staged_by.district_id = import.district_id AND staged_by.id = import.staged_by
    LEFT JOIN account AS ended_by
      ON ended_by.district_id = import.district_id AND ended_by.id = import.ended_by";

/// Adds an import with its bytes, staged; returns its id.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when the district has an open import.
pub fn insert(tx: &Tx<'_>, district: i64, import: &NewImport<'_>, now: Millis) -> Result<i64, StoreError> {
    let id = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM import WHERE district_id = ?1",
        params![district],
        |row| row.get::<i64>(0),
    )?;
    let choices = serde_json::to_string(import.choices).map_err(StoreError::corrupt)?;
    let size = i64::try_from(import.bytes.len()).map_err(StoreError::corrupt)?;
    tx.execute(
        "INSERT INTO import (district_id, id, state, template, template_version, name, size, sha256, choices,
                             rows_in_file, accepted, rejected, set_aside, staged_by, staged_at)
         VALUES (?1, ?2, 'staged', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            district,
            id,
            import.template,
            import.template_version,
            import.name,
            size,
            import.sha256,
            &choices,
            import.rows,
            import.accepted,
            import.rejected,
            import.set_aside,
            import.staged_by,
            now
        ],
    )?;
    tx.execute(
        "INSERT INTO import_file (district_id, import_id, bytes) VALUES (?1, ?2, ?3)",
        params![district, id, import.bytes],
    )?;
    Ok(id)
}

/// One import of a district.
pub fn by_id(tx: &Tx<'_>, district: i64, id: i64) -> Result<Option<Import>, StoreError> {
    tx.first(
        &format!("{SELECT} WHERE import.district_id = ?1 AND import.id = ?2"),
        params![district, id],
        import,
    )
}

/// The district's open import, if it has one.
pub fn open(tx: &Tx<'_>, district: i64) -> Result<Option<Import>, StoreError> {
    tx.first(
        &format!("{SELECT} WHERE import.district_id = ?1 AND import.state IN ('staged', 'queued')"),
        params![district],
        import,
    )
}

/// A district's imports with an id below `before`, newest first.
pub fn list(tx: &Tx<'_>, district: i64, before: i64, limit: u32) -> Result<Vec<Import>, StoreError> {
    tx.query(
        &format!(
            "{SELECT} WHERE import.district_id = ?1 AND import.id < ?2 ORDER BY import.id DESC LIMIT ?3"
        ),
        params![district, before, limit],
        import,
    )
}

/// The latest import before `id` of the same bytes under the same template that was processed.
pub fn processed_before(tx: &Tx<'_>, of: &Import) -> Result<Option<Import>, StoreError> {
    tx.first(
        &format!(
            "{SELECT} WHERE import.district_id = ?1 AND import.sha256 = ?2 AND import.template = ?3
                        AND import.id < ?4 AND import.state = 'processed' ORDER BY import.id DESC LIMIT 1"
        ),
        params![of.district, &of.sha256, &of.template, of.id],
        import,
    )
}

/// The imports of all districts that wait to be processed: district and id, oldest consent first.
pub fn queued(tx: &Tx<'_>) -> Result<Vec<(i64, i64)>, StoreError> {
    tx.query(
        "SELECT district_id, id FROM import WHERE state = 'queued' ORDER BY ended_at, district_id",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The bytes as they were sent; `None` when the file was deleted.
pub fn bytes(tx: &Tx<'_>, district: i64, id: i64) -> Result<Option<Vec<u8>>, StoreError> {
    tx.first(
        "SELECT bytes FROM import_file WHERE district_id = ?1 AND import_id = ?2",
        params![district, id],
        |row| row.get(0),
    )
}

/// Deletes the bytes.
pub fn delete_bytes(tx: &Tx<'_>, district: i64, id: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM import_file WHERE district_id = ?1 AND import_id = ?2", params![district, id])?;
    Ok(())
}

/// Moves an import on. Returns whether it could: `false` when its state does not allow the event (any more).
pub fn advance(tx: &Tx<'_>, import: &Import, event: Event) -> Result<bool, StoreError> {
    let Some(next) = import.state.after(event) else { return Ok(false) };
    let moved = tx.execute(
        "UPDATE import SET state = ?4 WHERE district_id = ?1 AND id = ?2 AND state = ?3",
        params![import.district, import.id, import.state.id(), next.id()],
    )?;
    Ok(moved == 1)
}

/// Keeps what was consented to.
pub fn set_consent(tx: &Tx<'_>, import: &Import, consent: &Consent, now: Millis) -> Result<(), StoreError> {
    let counts = serde_json::to_string(&consent.counts).map_err(StoreError::corrupt)?;
    tx.execute(
        "UPDATE import SET consent_generation = ?3, consent_counts = ?4, ended_by = ?5, ended_at = ?6
         WHERE district_id = ?1 AND id = ?2",
        params![import.district, import.id, consent.generation, &counts, consent.account, now],
    )?;
    Ok(())
}

/// Takes the consent back: the plan has to be seen anew.
pub fn clear_consent(tx: &Tx<'_>, import: &Import) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET consent_generation = NULL, consent_counts = NULL, ended_by = NULL, ended_at = NULL,
                           generation = generation + 1
         WHERE district_id = ?1 AND id = ?2",
        params![import.district, import.id],
    )?;
    Ok(())
}

/// Notes who ended an import, and when.
pub fn set_ended(tx: &Tx<'_>, import: &Import, account: i64, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET ended_by = ?3, ended_at = ?4 WHERE district_id = ?1 AND id = ?2",
        params![import.district, import.id, account, now],
    )?;
    Ok(())
}

/// Notes what became of an import's rows.
pub fn set_counts(tx: &Tx<'_>, import: &Import, counts: &Counts) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET updated = ?3, unchanged = ?4, skipped = ?5, refused = ?6
         WHERE district_id = ?1 AND id = ?2",
        params![import.district, import.id, counts.updated, counts.unchanged, counts.skipped, counts.refused],
    )?;
    Ok(())
}

/// Notes why an import failed, in a sentence without values.
pub fn set_failure(tx: &Tx<'_>, import: &Import, failure: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET failure = ?3 WHERE district_id = ?1 AND id = ?2",
        params![import.district, import.id, failure],
    )?;
    Ok(())
}

/// Says that records of a district have changed other than by its open import: the plan that was shown, and a consent
/// to it, no longer count. **Whoever writes records calls this in the same transaction.**
pub fn records_changed(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET generation = generation + 1
         WHERE district_id = ?1 AND state IN ('staged', 'queued')",
        params![district],
    )?;
    Ok(())
}

fn import(row: &Row<'_>) -> Result<Import, StoreError> {
    let state: String = row.get(2)?;
    let choices: String = row.get(7)?;
    let rejected = row.get(11)?;
    Ok(Import {
        district: row.get(0)?,
        id: row.get(1)?,
        state: State::from_id(&state).ok_or_else(|| StoreError::corrupt("unknown import state"))?,
        template: row.get(3)?,
        name: row.get(4)?,
        size: row.get(5)?,
        sha256: row.get(6)?,
        choices: serde_json::from_str(&choices).map_err(StoreError::corrupt)?,
        generation: row.get(8)?,
        rows: row.get(9)?,
        accepted: row.get(10)?,
        rejected,
        set_aside: row.get(12)?,
        staged_by: Person { name: row.get(13)?, email: row.get(14)? },
        staged_at: row.get(15)?,
        consent: consent(row)?,
        ended_by: match row.get(19)? {
            Some(name) => Some(Person { name, email: row.get(20)? }),
            None => None,
        },
        ended_at: row.get(21)?,
        counts: match row.get(22)? {
            Some(updated) => Some(Counts {
                updated,
                unchanged: row.get(23)?,
                skipped: row.get(24)?,
                refused: row.get(25)?,
                rejected,
            }),
            None => None,
        },
    })
}

fn consent(row: &Row<'_>) -> Result<Option<Consent>, StoreError> {
    let (Some(generation), Some(counts), Some(account)) =
        (row.get(16)?, row.get::<Option<String>>(17)?, row.get(18)?)
    else {
        return Ok(None);
    };
    let counts = serde_json::from_str(&counts).map_err(StoreError::corrupt)?;
    Ok(Some(Consent { generation, counts, account }))
}
