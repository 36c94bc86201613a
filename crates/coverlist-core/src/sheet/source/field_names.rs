//! The names of the template's columns in decisions: their headers in those about a file, and their fields in
//! those of a source, because a district may change a header.

use super::super::decisions::field_of;
use super::super::{Decisions, ForColumns};
use crate::record::{Field, inserted};
use crate::template::Template;
use std::collections::BTreeMap;

/// The template with the ids of its fields as headers.
pub(super) fn by_id(template: &Template) -> Template {
    let mut template = template.clone();
    for column in &mut template.columns {
        column.header = column.field.to_string();
    }
    template
}

/// The decisions with fields instead of the template's headers.
pub(super) fn with_ids(decisions: Decisions, template: &Template) -> Decisions {
    renamed(decisions, |header| Some(field_of(header, template).ok()?.to_string()))
}

/// The decisions with the template's headers instead of fields. Those about other fields are dropped.
pub(super) fn with_headers(decisions: Decisions, template: &Template) -> Decisions {
    renamed(decisions, |id| Some(template.column(Field::from_id(id)?)?.header.clone()))
}

fn renamed(decisions: Decisions, rename: impl Fn(&str) -> Option<String>) -> Decisions {
    let Decisions { columns, words, repairs, date_order, decimal, .. } = decisions;
    let (columns, words) = (keys(columns, &rename), keys(words, &rename));
    let repairs = keys(repairs, &rename);
    let date_order = date_order.map(|orders| for_columns(orders, &rename));
    let decimal = decimal.map(|styles| for_columns(styles, &rename));
    Decisions { columns, words, repairs, date_order, decimal, ..decisions }
}

fn for_columns<T>(decided: ForColumns<T>, rename: impl Fn(&str) -> Option<String>) -> ForColumns<T> {
    match decided {
        ForColumns::All(decided) => ForColumns::All(decided),
        ForColumns::ByHeader(decided) => ForColumns::ByHeader(keys(decided, rename)),
    }
}

fn keys<T>(named: BTreeMap<String, T>, rename: impl Fn(&str) -> Option<String>) -> BTreeMap<String, T> {
    inserted(named.into_iter().filter_map(|(name, value)| Some((rename(&name)?, value))))
}
