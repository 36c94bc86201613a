use super::query;
use crate::Failure;
use crate::store::records::{self, Record};
use crate::store::{Tx, fields, templates};
use crate::workbook::FileFormat;
use coverlist_api::RecordQueryRequest;
use coverlist_core::record::{Attribute, Field, FieldSet, RecordKind};
use coverlist_core::sheet::{Sheet, SheetColumn, SheetStyle};
use coverlist_core::template::{Column, TemplateSet};
use std::collections::HashSet;

/// Exports the records that a request selects with their attributes and the values of all fields, in the
/// order of the request. The file opens correctly in Excel, and loading the CSV again changes nothing.
///
/// # Errors
///
/// As [`list`](super::list::list).
pub(super) fn sheet(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    request: &RecordQueryRequest,
    format: FileFormat,
) -> Result<Vec<u8>, Failure> {
    let (fields, templates) = (fields::of_district(tx, district)?, templates::current(tx, district)?);
    let query = query::query(kind, &fields, request)?;
    let columns = value_columns(&fields, &templates, kind);
    let mut sheet = Sheet::new(SheetStyle::Download);
    sheet.row(headers(kind, &columns));
    records::each(tx, district, kind, &query, |record| sheet.row(cells(&record, &columns)))?;
    let known = std::iter::repeat_with(|| SheetColumn::TEXT).take(1 + Attribute::of(kind).len());
    let mut contents = known.chain(columns.iter().map(ValueColumn::content));
    let content = |_: &str| contents.next().unwrap_or(SheetColumn::TEXT);
    Ok(format.write(sheet.into_bytes(), content)?)
}

/// The column of a field.
struct ValueColumn<'a> {
    field: Field,
    /// The name of the field.
    name: &'a str,
    /// The column of the first template that has the field.
    template: Option<&'a Column>,
}

/// A column for each field of the kind of record but the key.
fn value_columns<'a>(
    fields: &'a FieldSet,
    templates: &'a TemplateSet,
    kind: RecordKind,
) -> Vec<ValueColumn<'a>> {
    let columns = fields.of_kind(kind).filter(|(field, _)| *field != Field::Key);
    let column = |(field, name)| ValueColumn {
        field,
        name,
        template: templates.of_kind(kind).find_map(|template| template.column(field)),
    };
    columns.map(column).collect()
}

/// The key has its name in rosters, so that the file can be loaded again whatever a template calls it. A
/// field's header that another column has is followed by the field's id.
fn headers(kind: RecordKind, columns: &[ValueColumn<'_>]) -> Vec<String> {
    let attributes = Attribute::of(kind).iter().map(|attribute| attribute.header());
    let mut headers: Vec<String> =
        std::iter::once(kind.key_name()).chain(attributes).map(str::to_owned).collect();
    let mut taken: HashSet<String> = headers.iter().map(|header| header.to_lowercase()).collect();
    for ValueColumn { field, name, template } in columns {
        let header = template.map_or(*name, |column| &column.header);
        let is_new = taken.insert(header.to_lowercase());
        headers.push(if is_new { header.to_owned() } else { format!("{header} ({field})") });
    }
    headers
}

fn cells(record: &Record, columns: &[ValueColumn<'_>]) -> Vec<String> {
    let known = std::iter::once(record.key.clone()).chain(record.attributes.iter().cloned());
    known.chain(columns.iter().map(|column| column.cell(record))).collect()
}

impl ValueColumn<'_> {
    fn content(&self) -> SheetColumn {
        match self.template {
            Some(column) => SheetColumn::of_column(column),
            None => SheetColumn::of_type(self.field.field_type()),
        }
    }

    /// The record's value in the words of the template, which may differ from the canonical text.
    fn cell(&self, record: &Record) -> String {
        let Some(value) = record.values.get(self.field) else { return String::new() };
        match self.template {
            Some(column) => column.written(value),
            None => value.text().into_owned(),
        }
    }
}
