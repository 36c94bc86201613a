//! The columns of exports of records.

use crate::store::records::Record;
use coverlist_core::record::{Attribute, Field, FieldSet, RecordKind};
use coverlist_core::sheet::SheetColumn;
use coverlist_core::template::{Column, Template, TemplateSet};
use std::collections::HashSet;

/// The columns of an export: the key, then attributes, then fields.
pub(super) struct ExportColumns<'a> {
    key: &'a str,
    /// The headers of attributes, each with its place in a record.
    attributes: Vec<(usize, &'static str)>,
    values: Vec<ValueColumn<'a>>,
}

/// The column of a field.
struct ValueColumn<'a> {
    header: String,
    field: Field,
    /// The column of a template that has the field.
    template: Option<&'a Column>,
}

impl<'a> ExportColumns<'a> {
    /// All attributes and all fields. The key has its name in rosters, so that the file can be loaded again
    /// whatever a template calls it. A field has the header of the first template that has it, followed by
    /// the field's id if another column has that header.
    pub(super) fn of_all(fields: &'a FieldSet, templates: &'a TemplateSet, kind: RecordKind) -> Self {
        let (key, attributes) = (kind.key_name(), attributes(kind));
        let headers = [key].into_iter().chain(attributes.iter().map(|(_, header)| *header));
        let mut taken: HashSet<String> = headers.map(str::to_lowercase).collect();
        let values = fields.of_kind(kind).filter(|(field, _)| *field != Field::Key).map(|(field, name)| {
            let template = templates.of_kind(kind).find_map(|template| template.column(field));
            let header = template.map_or(name, |column| &column.header);
            let is_new = taken.insert(header.to_lowercase());
            let header = if is_new { header.to_owned() } else { format!("{header} ({field})") };
            ValueColumn { header, field, template }
        });
        Self { key, attributes, values: values.collect() }
    }

    /// All columns of an insurance template, so that the file is a list under it, and the attributes. An
    /// attribute whose header the template has for something else is left out.
    pub(super) fn of_template(template: &'a Template) -> Self {
        let columns = template.columns.iter();
        let taken: HashSet<String> = columns.clone().map(|column| column.header.to_lowercase()).collect();
        let mut attributes = attributes(template.kind);
        attributes.retain(|(_, header)| !taken.contains(&header.to_lowercase()));
        let values = columns.filter(|column| column.field != Field::Key).map(|column| ValueColumn {
            header: column.header.clone(),
            field: column.field,
            template: Some(column),
        });
        Self { key: template.header(Field::Key), attributes, values: values.collect() }
    }

    pub(super) fn headers(&self) -> impl Iterator<Item = &str> {
        let attributes = self.attributes.iter().map(|(_, header)| *header);
        let values = self.values.iter().map(|column| column.header.as_str());
        [self.key].into_iter().chain(attributes).chain(values)
    }

    pub(super) fn cells(&self, record: &Record) -> impl Iterator<Item = String> {
        let attributes = self.attributes.iter().map(|(place, _)| record.attributes[*place].clone());
        let values = self.values.iter().map(|column| column.cell(record));
        [record.key.clone()].into_iter().chain(attributes).chain(values)
    }

    /// What the columns of a workbook hold, from left to right.
    pub(super) fn contents(&self) -> impl Iterator<Item = SheetColumn> {
        let known = std::iter::repeat_with(|| SheetColumn::TEXT).take(1 + self.attributes.len());
        known.chain(self.values.iter().map(ValueColumn::content))
    }
}

fn attributes(kind: RecordKind) -> Vec<(usize, &'static str)> {
    Attribute::of(kind).iter().map(|attribute| attribute.header()).enumerate().collect()
}

impl ValueColumn<'_> {
    fn content(&self) -> SheetColumn {
        match self.template {
            // A date of a workbook is read as ISO 8601, and this column would not take it: it stays a text.
            Some(column) if !column.reads_iso_dates() => SheetColumn::TEXT,
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
