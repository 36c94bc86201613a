use super::query;
use crate::Failure;
use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx, fields, templates};
use coverlist_api::RecordQueryRequest;
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::roster::Attribute;
use coverlist_core::sheet::{Sheet, SheetStyle};
use coverlist_core::template::{Column, Template};

/// Exports the records that a request selects as a CSV file with their attributes and insurance, in the order
/// of the request. The file opens correctly in Excel, and loading it again changes nothing.
///
/// # Errors
///
/// As [`list`](super::list::list).
pub(super) fn sheet(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    request: &RecordQueryRequest,
) -> Result<Vec<u8>, Failure> {
    let query = query::query(kind, &fields::of_district(tx, district)?, request)?;
    let templates = templates::current(tx, district)?;
    let template = templates.of_kind(kind).next();
    let template = template.ok_or_else(|| StoreError::corrupt("a kind of record has no template"))?;
    let mut sheet = Sheet::new(SheetStyle::Excel);
    sheet.row(headers(template));
    records::each(tx, district, kind, &query, |record| sheet.row(cells(&record, template)))?;
    Ok(sheet.into_bytes())
}

/// The key has its name in rosters, so that the file can be loaded again whatever the template calls it.
fn headers(template: &Template) -> Vec<&str> {
    let attributes = Attribute::of(template.kind).iter().map(|attribute| attribute.header());
    let values = values(template).map(|column| column.header.as_str());
    std::iter::once(template.kind.key_name()).chain(attributes).chain(values).collect()
}

fn cells(record: &Record, template: &Template) -> Vec<String> {
    let values = values(template).map(|column| {
        let value = record.values.get(column.field);
        value.map(|value| column.written(value)).unwrap_or_default()
    });
    let known = std::iter::once(record.key.clone()).chain(record.attributes.iter().cloned());
    known.chain(values).collect()
}

/// The columns of all fields but the key.
fn values(template: &Template) -> impl Iterator<Item = &Column> {
    template.columns.iter().filter(|column| column.field != Field::Key)
}
