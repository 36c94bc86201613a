//! The rows of two imports of the same source, joined by match key. An import may have several rounds: of
//! rows with the same line, the one of the latest round counts.

use super::records::{label, label_columns, table};
use super::row::Columns;
use super::sql_value::list;
use super::values::{self, NAMES};
use super::{Row, StoreError, Tx, params};
use coverlist_core::record::{RecordKind, Values};

/// The imports of two reports: each one is an import and those that correct it.
#[derive(Clone, Debug)]
pub(crate) struct Rounds {
    pub district: i64,
    pub kind: RecordKind,
    pub these: Vec<i64>,
    pub others: Vec<i64>,
}

/// An accepted row, and the record that it names.
pub(crate) struct NamedRow {
    /// The id of its import.
    pub import: i64,
    pub line: u32,
    /// The key as in the sheet.
    pub key: String,
    /// The id and the label of the record.
    pub record: Option<(i64, String)>,
    pub values: Values,
}

/// The row of the other report with the same key.
pub(crate) struct OtherRow {
    /// The id of its import.
    pub import: i64,
    pub values: Values,
}

/// With three imports or more, SQLite would otherwise read all their rows for each row.
const BY_KEY: &str = "INDEXED BY one_row_a_key";

impl Rounds {
    /// Passes the accepted rows of these imports whose keys the others do not have to `take`, in file order.
    pub(crate) fn each_only_here(
        &self,
        tx: &Tx<'_>,
        mut take: impl FnMut(NamedRow),
    ) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT {} FROM staged_row AS staged {} WHERE {}
               AND NOT EXISTS (SELECT 1 FROM staged_row AS other {BY_KEY}
                               WHERE other.match_key = staged.match_key AND {})
               AND staged.match_key NOT IN (SELECT match_key FROM staged_row WHERE district_id = ?1
                                            AND import_id IN ({}) AND rejected = 1 AND left_out = 0)
             ORDER BY staged.line",
            self.columns(),
            self.record(),
            latest("staged", &self.these),
            latest("other", &self.others),
            list(&self.others)
        );
        tx.each(&sql, params![self.district], |row: &Row<'_>| {
            take(named_row(&mut row.columns())?);
            Ok(())
        })
    }

    /// Passes the accepted rows that both have, and whose values differ, to `take`, in file order, each with
    /// the values of the others.
    pub(crate) fn each_changed(
        &self,
        tx: &Tx<'_>,
        mut take: impl FnMut(NamedRow, OtherRow),
    ) -> Result<(), StoreError> {
        let differs = NAMES.map(|name| format!("staged.{name} IS NOT other.{name}")).join(" OR ");
        let sql = format!(
            "SELECT {}, other.import_id, {} FROM staged_row AS staged
             CROSS JOIN staged_row AS other {BY_KEY} ON other.district_id = staged.district_id
                  AND other.match_key = staged.match_key
             {} WHERE {} AND {} AND ({differs}) ORDER BY staged.line",
            self.columns(),
            values::columns("other"),
            self.record(),
            latest("staged", &self.these),
            latest("other", &self.others),
        );
        tx.each(&sql, params![self.district], |row: &Row<'_>| {
            let mut columns = row.columns();
            let row = named_row(&mut columns)?;
            take(row, OtherRow { import: columns.take()?, values: values::read(&mut columns)? });
            Ok(())
        })
    }

    /// The columns that [`named_row`] reads.
    fn columns(&self) -> String {
        let (label, values) = (label_columns(self.kind), values::columns("staged"));
        format!("staged.import_id, staged.line, staged.key, record.id, {label}, {values}")
    }

    fn record(&self) -> String {
        format!(
            "LEFT JOIN {} AS record ON record.district_id = staged.district_id
                  AND record.match_key = staged.match_key",
            table(self.kind)
        )
    }
}

/// The condition that a row of these imports is accepted, and that no later round has its line.
fn latest(row: &str, imports: &[i64]) -> String {
    let imports = list(imports);
    format!(
        "{row}.district_id = ?1 AND {row}.import_id IN ({imports}) AND {row}.rejected = 0
         AND NOT EXISTS (SELECT 1 FROM staged_row AS later
                         WHERE later.district_id = ?1 AND later.import_id IN ({imports})
                           AND later.line = {row}.line AND +later.import_id > {row}.import_id
                           AND later.rejected = 0)"
    )
}

fn named_row(columns: &mut Columns<'_>) -> Result<NamedRow, StoreError> {
    let (import, line, key) = (columns.take()?, columns.take()?, columns.take()?);
    let record = columns.take::<Option<i64>>()?.zip(label(columns)?);
    Ok(NamedRow { import, line, key, record, values: values::read(columns)? })
}
