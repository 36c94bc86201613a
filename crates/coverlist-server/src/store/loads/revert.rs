use super::super::records::table;
use super::super::{LoadKey, StoreError, Tx, params};
use super::content::{columns, values};
use super::standing::{Reverting, from};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{Kept, LoadReversalCounts};

/// Reverts the changes of a list that stand, as the load `by`, except those of the records that are kept.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when another number of records is reverted than `counts` says.
pub fn revert(
    tx: &Tx<'_>,
    list: LoadKey,
    what: Reverting,
    by: LoadKey,
    kept: &[(u32, Kept)],
    counts: LoadReversalCounts,
) -> Result<(), StoreError> {
    note(tx, list, what, by, kept)?;
    let mut done = LoadReversalCounts { kept: counts.kept, ..LoadReversalCounts::default() };
    for kind in RecordKind::ALL {
        let carry_out = |sql: String| tx.execute(&sql, params![list.district, list.id, by.id, kind.id()]);
        done.removed += carry_out(removal(kind))? as u32;
        done.restored += carry_out(change(kind))? as u32;
        done.restored += carry_out(addition(kind))? as u32;
    }
    if done == counts {
        return Ok(());
    }
    Err(StoreError::corrupt("a record changed inside a transaction"))
}

/// Notes what the load `by` does with each record.
fn note(
    tx: &Tx<'_>,
    list: LoadKey,
    what: Reverting,
    by: LoadKey,
    kept: &[(u32, Kept)],
) -> Result<(), StoreError> {
    let LoadKey { district, id } = list;
    let sql = format!(
        "INSERT INTO load_change (district_id, list_id, place, load_id, record_kind, record_id, follows, before,
                                  after)
         SELECT change.district_id, change.list_id, change.place, ?3, change.record_kind, change.record_id,
                change.follows, change.after, change.before {}",
        from(what)
    );
    tx.execute(&sql, params![district, id, by.id])?;
    tx.execute_all(
        "UPDATE load_change SET kept = ?5, before = NULL, after = NULL
         WHERE district_id = ?1 AND list_id = ?2 AND load_id = ?3 AND place = ?4",
        kept.iter().map(|(place, why)| *params![district, id, by.id, *place, why.id()]),
    )
    .map(drop)
}

/// What was noted for the records of a kind that a load changes in one way.
fn noted(way: &str) -> String {
    format!(
        "change.district_id = ?1 AND change.list_id = ?2 AND change.load_id = ?3 AND change.record_kind = ?4
         AND change.kept IS NULL AND {way}"
    )
}

fn removal(kind: RecordKind) -> String {
    format!(
        "DELETE FROM {} WHERE district_id = ?1 AND id IN
             (SELECT change.record_id FROM load_change AS change WHERE {})",
        table(kind),
        noted("change.after IS NULL")
    )
}

fn change(kind: RecordKind) -> String {
    let set = columns(kind).into_iter().zip(values(kind, "change.after"));
    let set: Vec<String> = set.map(|(column, value)| format!("{column} = {value}")).collect();
    format!(
        "UPDATE {} AS record SET {} FROM load_change AS change
         WHERE record.district_id = change.district_id AND record.id = change.record_id AND {}",
        table(kind),
        set.join(", "),
        noted("change.before IS NOT NULL AND change.after IS NOT NULL")
    )
}

/// A record that comes back has its earlier id: no other record has got it.
fn addition(kind: RecordKind) -> String {
    format!(
        "INSERT INTO {} (district_id, id, {})
         SELECT change.district_id, change.record_id, {} FROM load_change AS change WHERE {}",
        table(kind),
        columns(kind).join(", "),
        values(kind, "change.after").join(", "),
        noted("change.before IS NULL")
    )
}
