//! Changes of the decisions about a file. Decisions name the headers of the chosen template.

use coverlist_core::map::ColumnMapping;
use coverlist_core::read::Delimiter;
use coverlist_core::record::Field;
use coverlist_core::sheet::{ColumnName, ColumnOrigin, Constant, DateOrders, Decisions, Edit};
use coverlist_core::template::{Column, Template};
use coverlist_core::value::DateOrder;
use std::mem;

/// Maps columns to fields. A column has one field and a field one column, so a new mapping replaces those
/// that it contradicts. A mapped column is not for checking only.
pub(super) fn map_columns(decisions: &mut Decisions, template: &Template, mappings: &[ColumnMapping]) {
    for mapping in mappings {
        let name = Some(ColumnOrigin::Column(ColumnName::Position(mapping.column)));
        let header = template.header(mapping.field);
        let Decisions { columns, edits, check, .. } = decisions;
        edits.retain(|edit| edit.field != header && columns.get(&edit.field) != Some(&name));
        columns.retain(|_, other| *other != name);
        columns.insert(header.to_owned(), name);
        check.iter_mut().for_each(|it| it.retain(|name| *name != ColumnName::Position(mapping.column)));
    }
}

/// The file has no column for a field, although a header is similar.
pub(super) fn leave_out(decisions: &mut Decisions, template: &Template, field: Field) {
    decisions.columns.insert(template.header(field).to_owned(), None);
    forget_cells(decisions, template.header(field));
}

/// Takes back the decision about the column of a field.
pub(super) fn forget_column(decisions: &mut Decisions, template: &Template, field: Field) {
    decisions.columns.remove(template.header(field));
    forget_cells(decisions, template.header(field));
}

/// Takes back the changes of cells of a field: its cells may come from another column.
fn forget_cells(decisions: &mut Decisions, header: &str) {
    decisions.edits.retain(|edit| edit.field != header);
}

/// Sets the order of day and month in the dates of a field.
pub(super) fn set_order(decisions: &mut Decisions, template: &Template, field: Field, order: DateOrder) {
    let known = decisions.date_order.as_ref().map(|orders| orders.by_header(template));
    let mut orders = known.unwrap_or_default();
    orders.insert(template.header(field).to_owned(), order.into());
    decisions.date_order = Some(DateOrders::ByHeader(orders));
}

/// Sets the delimiter. Another delimiter makes other columns, so every decision about columns and their cells
/// is removed. Words, and the lines that are left out or kept, stay.
pub(super) fn set_delimiter(decisions: &mut Decisions, delimiter: Option<Delimiter>) {
    decisions.delimiter = delimiter;
    decisions.columns.clear();
    decisions.check = None;
    decisions.leave_out.retain(|rule| rule.column.is_none());
    decisions.edits.clear();
}

/// Keeps only the decisions about how the file is read, which fit every file and every template.
pub(super) fn keep_reading(decisions: &mut Decisions) {
    let Decisions { encoding, delimiter, .. } = *decisions;
    *decisions = Decisions { encoding, delimiter, ..Decisions::default() };
}

/// Names the headers of another template, for the same fields. Decisions about other fields are removed, and
/// so are those about the key, if the templates have different ones, and those that the other template does
/// not accept. Rules that leave rows out stay, because they are about the file.
pub(super) fn change_template(decisions: &mut Decisions, from: &Template, to: &Template) {
    let has_same_key = from.id == to.id;
    let column = |header: &str| {
        let field = from.columns.iter().find(|column| column.header == *header)?.field;
        to.column(field).filter(|_| has_same_key || field != Field::Key)
    };
    let renamed = |header: &str| column(header).map(|column| column.header.clone());
    decisions.columns = mem::take(&mut decisions.columns)
        .into_iter()
        .filter_map(|(old, origin)| {
            Some((column(&old).filter(|it| accepts(it, &origin))?.header.clone(), origin))
        })
        .collect();
    if let Some(DateOrders::ByHeader(orders)) = &mut decisions.date_order {
        let old = mem::take(orders);
        *orders = old.into_iter().filter_map(|(old, order)| Some((renamed(&old)?, order))).collect();
    }
    let words = mem::take(&mut decisions.words).into_iter();
    decisions.words = words
        .filter_map(|(old, mut words)| {
            let column = column(&old)?;
            words.retain(|_, word| column.meaning(word).is_some());
            (!words.is_empty()).then(|| (column.header.clone(), words))
        })
        .collect();
    let edits = mem::take(&mut decisions.edits).into_iter();
    decisions.edits = edits.filter_map(|edit| Some(Edit { field: renamed(&edit.field)?, ..edit })).collect();
    if !has_same_key {
        decisions.keep.clear();
    }
}

/// Whether a column of another template can have the same origin. A constant is a word or a date that the
/// template may not know, so it is asked about again.
fn accepts(column: &Column, origin: &Option<ColumnOrigin>) -> bool {
    match origin {
        Some(ColumnOrigin::Constant(Constant { constant })) => column.meaning(constant).is_some(),
        Some(ColumnOrigin::Column(_)) | None => true,
    }
}
