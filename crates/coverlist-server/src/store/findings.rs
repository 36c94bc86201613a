use super::{ImportKey, Row, StoreError, Tx, params};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::Field;

/// Adds findings of an import, each with its place. Places order them.
pub fn insert(tx: &Tx<'_>, import: ImportKey, findings: &[(i64, Finding)]) -> Result<(), StoreError> {
    let texts = findings.iter().map(|(_, finding)| texts(finding)).collect::<Result<Vec<_>, _>>()?;
    let values = findings.iter().zip(&texts).map(|((place, finding), (field, lines))| {
        *params![
            import.district,
            import.id,
            *place,
            finding.line,
            finding.column,
            finding.code.id(),
            field,
            lines,
            finding.omitted_count
        ]
    });
    tx.execute_all(
        "INSERT INTO finding (district_id, import_id, place, line, column_number, code, field, lines, more)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        values,
    )
    .map(drop)
}

/// The field of a finding, and the lines that it refers to, as JSON.
fn texts(finding: &Finding) -> Result<(Option<String>, Option<String>), StoreError> {
    let field = finding.field.map(|field| json(&field)).transpose()?;
    let lines = (!finding.lines.is_empty()).then(|| json(&finding.lines)).transpose()?;
    Ok((field, lines))
}

/// Up to `limit` findings of an import after a place, each with its place.
pub fn after(
    tx: &Tx<'_>,
    import: ImportKey,
    place: i64,
    limit: u32,
) -> Result<Vec<(i64, Finding)>, StoreError> {
    tx.query(
        "SELECT line, column_number, code, field, lines, more, place FROM finding
         WHERE district_id = ?1 AND import_id = ?2 AND place > ?3 ORDER BY place LIMIT ?4",
        params![import.district, import.id, place, limit],
        |row| Ok((row.get(6)?, finding(row)?)),
    )
}

/// The findings of these lines, sorted by line.
pub fn of_lines(tx: &Tx<'_>, import: ImportKey, lines: &[u32]) -> Result<Vec<Finding>, StoreError> {
    let sql = "SELECT line, column_number, code, field, lines, more, place FROM finding
               WHERE district_id = ?1 AND import_id = ?2 AND line IN";
    let read = |row: &Row<'_>| Ok((row.get::<i64>(6)?, finding(row)?));
    let mut findings = tx.query_in(sql, params![import.district, import.id], lines, read)?;
    findings.sort_unstable_by_key(|(place, _)| *place);
    Ok(findings.into_iter().map(|(_, finding)| finding).collect())
}

pub fn delete(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM finding WHERE district_id = ?1 AND import_id = ?2",
        params![import.district, import.id],
    )?;
    Ok(())
}

fn finding(row: &Row<'_>) -> Result<Finding, StoreError> {
    let code: String = row.get(2)?;
    let field: Option<String> = row.get(3)?;
    let lines: Option<String> = row.get(4)?;
    Ok(Finding {
        line: row.get(0)?,
        column: row.get(1)?,
        code: Code::from_id(&code).ok_or_else(|| StoreError::corrupt("unknown finding code"))?,
        field: field.map(|json| from_json::<Field>(&json)).transpose()?,
        lines: lines.map(|json| from_json(&json)).transpose()?.unwrap_or_default(),
        omitted_count: row.get(5)?,
        fits_better: None,
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::corrupt)
}

fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(StoreError::corrupt)
}
