//! Exports records as sheets that open correctly in Excel.

use super::export_columns::ExportColumns;
use super::query::{self, Scope};
use crate::Failure;
use crate::store::records::{self, RecordQuery};
use crate::store::{Tx, fields, templates};
use crate::templates::of_insurance;
use crate::workbook::FileFormat;
use coverlist_api::RecordQueryRequest;
use coverlist_core::sheet::{Sheet, SheetColumn, SheetStyle};

/// Exports the records that a request selects with their attributes and the values of all fields, in the
/// order of the request. Loading the CSV again changes nothing.
///
/// # Errors
///
/// As [`list`](super::list::list).
pub(super) fn sheet(
    tx: &Tx<'_>,
    scope: Scope,
    request: &RecordQueryRequest,
    format: FileFormat,
) -> Result<Vec<u8>, Failure> {
    let fields = fields::of_district(tx, scope.district)?;
    let templates = templates::current(tx, scope.district)?;
    let query = query::query(tx, scope, request)?;
    let columns = ExportColumns::of_all(&fields, &templates, scope.kind);
    written(tx, scope, &query, &columns, format)
}

/// Exports the records that a request selects as an insurance list under a template; `None` for the first one
/// of their kind. Importing the file again changes nothing: records without insurance are set aside.
///
/// # Errors
///
/// As [`list`](super::list::list), and for a template that is none of the insurance of this kind.
pub(super) fn insurance_list(
    tx: &Tx<'_>,
    scope: Scope,
    request: &RecordQueryRequest,
    template: Option<&str>,
    format: FileFormat,
) -> Result<Vec<u8>, Failure> {
    let templates = templates::current(tx, scope.district)?;
    let template = of_insurance(&templates, scope.kind, template)?;
    let query = query::query(tx, scope, request)?;
    written(tx, scope, &query, &ExportColumns::of_template(template), format)
}

fn written(
    tx: &Tx<'_>,
    scope: Scope,
    query: &RecordQuery,
    columns: &ExportColumns<'_>,
    format: FileFormat,
) -> Result<Vec<u8>, Failure> {
    let mut sheet = Sheet::new(SheetStyle::Download);
    sheet.row(columns.headers());
    records::each(tx, scope.district, scope.kind, query, |record| sheet.row(columns.cells(&record)))?;
    let mut contents = columns.contents();
    let content = |_: &str| contents.next().unwrap_or(SheetColumn::TEXT);
    Ok(format.write(sheet.into_bytes(), content)?)
}
