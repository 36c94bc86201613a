//! Staged rows, and the records that their keys name.

use super::coverage::{self, CoverageColumns};
use super::{ImportKey, Row, StoreError, Tx, params};
use coverlist_core::plan::Existing;
use coverlist_core::record::{self, Coverage, MatchKey, RecordKind};

/// A row of a staged file, beside the record that its key names.
pub struct StagedRow {
    /// The row. The coverage of a rejected one is blank.
    pub row: record::Row,
    /// Whether a finding rejects it.
    pub rejected: bool,
    /// The record that its key names now; `None` for a rejected row.
    pub existing: Option<Existing>,
    /// What a person knows that record by.
    pub label: Option<String>,
}

/// Adds one row of a staged file.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when another accepted row has the key.
pub fn insert(tx: &Tx<'_>, import: ImportKey, row: &record::Row, rejected: bool) -> Result<(), StoreError> {
    let columns = CoverageColumns::from(&row.coverage);
    tx.execute(
        "INSERT INTO staged_row (district_id, import_id, line, key, match_key, rejected, status, policy_number,
                                 coverage_type, coverage_amount_cents, coverage_start, coverage_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            import.district,
            import.id,
            row.line,
            &row.key,
            row.match_key.as_str(),
            rejected,
            columns.status,
            columns.policy_number,
            columns.coverage_type,
            columns.amount_cents,
            &columns.start,
            &columns.end
        ],
    )?;
    Ok(())
}

/// The next `limit` rows after a line, in file order.
pub fn after(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    line: u32,
    limit: u32,
) -> Result<Vec<StagedRow>, StoreError> {
    let sql = match kind {
        RecordKind::User => USERS,
        RecordKind::Device => DEVICES,
    };
    tx.query(sql, params![import.district, import.id, line, limit], |row| staged_row(row, kind))
}

/// Deletes the rows of an import.
pub fn delete(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM staged_row WHERE district_id = ?1 AND import_id = ?2",
        params![import.district, import.id],
    )?;
    Ok(())
}

/// Writes a record's insurance, if its version is still `version`. Returns whether it was.
pub fn insure(
    tx: &Tx<'_>,
    kind: RecordKind,
    district: i64,
    (record, version): (i64, i64),
    after: &Coverage,
) -> Result<bool, StoreError> {
    let sql = match kind {
        RecordKind::User => INSURE_USER,
        RecordKind::Device => INSURE_DEVICE,
    };
    let columns = CoverageColumns::from(after);
    let written = tx.execute(
        sql,
        params![
            district,
            record,
            version,
            columns.status,
            columns.policy_number,
            columns.coverage_type,
            columns.amount_cents,
            &columns.start,
            &columns.end
        ],
    )?;
    Ok(written == 1)
}

const USERS: &str = "
    SELECT staged.line, staged.key, staged.match_key, staged.rejected, staged.status, staged.policy_number,
           staged.coverage_type, staged.coverage_amount_cents, staged.coverage_start, staged.coverage_end,
           record.id, record.version, record.status, record.policy_number, record.coverage_type,
           record.coverage_amount_cents, record.coverage_start, record.coverage_end, record.name, ''
    FROM staged_row AS staged
    LEFT JOIN user_record AS record ON record.district_id = staged.district_id
         AND record.match_key = staged.match_key AND staged.rejected = 0
    WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.line > ?3
    ORDER BY staged.line LIMIT ?4";

const DEVICES: &str = "
    SELECT staged.line, staged.key, staged.match_key, staged.rejected, staged.status, staged.policy_number,
           staged.coverage_type, staged.coverage_amount_cents, staged.coverage_start, staged.coverage_end,
           record.id, record.version, record.status, record.policy_number, record.coverage_type,
           record.coverage_amount_cents, record.coverage_start, record.coverage_end, record.model, record.asset_tag
    FROM staged_row AS staged
    LEFT JOIN device_record AS record ON record.district_id = staged.district_id
         AND record.match_key = staged.match_key AND staged.rejected = 0
    WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.line > ?3
    ORDER BY staged.line LIMIT ?4";

const INSURE_USER: &str = "
    UPDATE user_record SET status = ?4, policy_number = ?5, coverage_type = ?6, coverage_amount_cents = ?7,
                           coverage_start = ?8, coverage_end = ?9, version = version + 1
    WHERE district_id = ?1 AND id = ?2 AND version = ?3";

const INSURE_DEVICE: &str = "
    UPDATE device_record SET status = ?4, policy_number = ?5, coverage_type = ?6, coverage_amount_cents = ?7,
                             coverage_start = ?8, coverage_end = ?9, version = version + 1
    WHERE district_id = ?1 AND id = ?2 AND version = ?3";

fn staged_row(row: &Row<'_>, kind: RecordKind) -> Result<StagedRow, StoreError> {
    let key: String = row.get(1)?;
    let existing = match row.get(10)? {
        Some(id) => Some(Existing { id, version: row.get(11)?, coverage: coverage::read(row, 12)? }),
        None => None,
    };
    Ok(StagedRow {
        rejected: row.get(3)?,
        label: match existing {
            Some(_) => Some(label(&row.get::<String>(18)?, &row.get::<String>(19)?)),
            None => None,
        },
        existing,
        row: record::Row {
            line: row.get(0)?,
            match_key: MatchKey::new(kind, &key),
            key,
            coverage: coverage::read(row, 4)?,
        },
    })
}

/// What a person knows a record by: a user's name, or a device's model and asset tag.
pub(super) fn label(name: &str, tag: &str) -> String {
    match (name, tag) {
        (name, "") => name.to_owned(),
        ("", tag) => tag.to_owned(),
        (name, tag) => format!("{name}, {tag}"),
    }
}
