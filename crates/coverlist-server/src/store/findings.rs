use super::{ImportKey, Row, StoreError, Tx, params};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::Field;
use std::ops::RangeInclusive;

/// Adds the findings of an import. Their order is kept.
pub fn insert(
    tx: &Tx<'_>,
    import: ImportKey,
    findings: impl Iterator<Item = Finding>,
) -> Result<(), StoreError> {
    let findings: Vec<Finding> = findings.collect();
    let texts = findings.iter().map(texts).collect::<Result<Vec<_>, _>>()?;
    let values = findings.iter().zip(&texts).zip(1_i64..).map(|((finding, (field, lines)), place)| {
        *params![
            import.district,
            import.id,
            place,
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

/// Up to `limit` findings of an import after a position, each with its position. Positions count the findings
/// in file order.
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

/// The findings of all lines in a range, sorted by line.
pub fn of_lines(
    tx: &Tx<'_>,
    import: ImportKey,
    lines: RangeInclusive<u32>,
) -> Result<Vec<Finding>, StoreError> {
    tx.query(
        "SELECT line, column_number, code, field, lines, more FROM finding
         WHERE district_id = ?1 AND import_id = ?2 AND line BETWEEN ?3 AND ?4 ORDER BY line, place",
        params![import.district, import.id, *lines.start(), *lines.end()],
        finding,
    )
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
