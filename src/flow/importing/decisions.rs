//! Changes of the decisions about a file. Decisions name the headers of the chosen template.

use coverlist_core::map::ColumnMapping;
use coverlist_core::read::Delimiter;
use coverlist_core::record::Field;
use coverlist_core::sheet::{ColumnName, ColumnOrigin, DateOrders, Decisions};
use coverlist_core::template::Template;
use coverlist_core::value::DateOrder;

/// Maps columns to fields. A column has one field and a field one column, so a new mapping replaces those
/// that it contradicts.
pub(super) fn map_columns(decisions: &mut Decisions, template: &Template, mappings: &[ColumnMapping]) {
    for mapping in mappings {
        let name = Some(ColumnOrigin::Column(ColumnName::Position(mapping.column)));
        decisions.columns.retain(|_, other| *other != name);
        decisions.columns.insert(template.header(mapping.field).to_owned(), name);
    }
}

/// The file has no column for a field, although a header is similar.
pub(super) fn leave_out(decisions: &mut Decisions, template: &Template, field: Field) {
    decisions.columns.insert(template.header(field).to_owned(), None);
}

/// Takes back the decision about the column of a field.
pub(super) fn forget_column(decisions: &mut Decisions, template: &Template, field: Field) {
    decisions.columns.remove(template.header(field));
}

/// Sets the order of day and month in the dates of a field.
pub(super) fn set_order(decisions: &mut Decisions, template: &Template, field: Field, order: DateOrder) {
    let known = decisions.date_order.as_ref().map(|orders| orders.by_header(template));
    let mut orders = known.unwrap_or_default();
    orders.insert(template.header(field).to_owned(), order.into());
    decisions.date_order = Some(DateOrders::ByHeader(orders));
}

/// Sets the delimiter. Another delimiter makes other columns, so every decision about columns is removed.
pub(super) fn set_delimiter(decisions: &mut Decisions, delimiter: Option<Delimiter>) {
    decisions.delimiter = delimiter;
    decisions.columns.clear();
}

/// Keeps only the decisions about how the file is read, which fit every file and every template.
pub(super) fn keep_reading(decisions: &mut Decisions) {
    decisions.header = None;
    decisions.columns.clear();
    decisions.date_order = None;
}

/// Names the headers of another template, for the same fields. Decisions about other fields are removed, and
/// so is the one about the key, if the templates have different ones.
pub(super) fn change_template(decisions: &mut Decisions, from: &Template, to: &Template) {
    let has_same_key = from.id == to.id;
    let renamed = |header: &String| {
        let field = from.columns.iter().find(|column| column.header == *header)?.field;
        let column = to.column(field).filter(|_| has_same_key || field != Field::Key)?;
        Some(column.header.clone())
    };
    let columns = std::mem::take(&mut decisions.columns);
    decisions.columns = columns.into_iter().filter_map(|(old, name)| Some((renamed(&old)?, name))).collect();
    if let Some(DateOrders::ByHeader(orders)) = &mut decisions.date_order {
        let old = std::mem::take(orders);
        *orders = old.into_iter().filter_map(|(old, order)| Some((renamed(&old)?, order))).collect();
    }
}
