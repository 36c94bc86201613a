//! Checks searches of users and devices.

use super::query_fault::{QueryFault, Rule};
use crate::paging;
use crate::store::records::{Condition, Filter, Order, RecordField, RecordQuery};
use coverlist_api::{RecordFilter, RecordQueryRequest};
use coverlist_core::record::{FieldSet, FieldType, RecordKind, Search, Value};

/// The maximum number of filters.
const MOST_FILTERS: usize = 50;

/// A part of a list of records.
pub(super) struct ListPart {
    /// The list.
    pub query: RecordQuery,
    /// The part begins after the record with this id; `None` for the first part.
    pub after: Option<i64>,
    /// The maximum number of records in the part.
    pub limit: u32,
}

/// Checks which part of a list a request names.
///
/// # Errors
///
/// The first fault in the request.
pub(super) fn part(
    kind: RecordKind,
    fields: &FieldSet,
    request: &RecordQueryRequest,
) -> Result<ListPart, QueryFault> {
    let after = request
        .cursor
        .as_deref()
        .map(|cursor| cursor.parse().map_err(|_| QueryFault::new("/cursor", Rule::Cursor)));
    let limit = paging::limit(request.limit).ok_or_else(|| QueryFault::new("/limit", Rule::Limit))?;
    Ok(ListPart { query: query(kind, fields, request)?, after: after.transpose()?, limit })
}

/// Checks which records a request selects, and how it sorts them. `fields` are the fields of the district.
///
/// # Errors
///
/// The first fault in the request.
pub(super) fn query(
    kind: RecordKind,
    fields: &FieldSet,
    request: &RecordQueryRequest,
) -> Result<RecordQuery, QueryFault> {
    let field = |pointer: &str, id: &str| {
        let field = RecordField::from_id(kind, fields, id);
        field.ok_or_else(|| QueryFault::new(&format!("{pointer}/field"), Rule::UnknownField))
    };
    let order = match &request.sort {
        Some(sort) => Order { field: field("/sort", &sort.field)?, descending: sort.descending },
        None => Order::KEY,
    };
    if request.filters.len() > MOST_FILTERS {
        return Err(QueryFault::new("/filters", Rule::TooManyFilters(MOST_FILTERS)));
    }
    let mut filters = Vec::new();
    for (place, filter) in request.filters.iter().enumerate() {
        let pointer = format!("/filters/{place}");
        let field = field(&pointer, &filter.field)?;
        let conditions = conditions(field.field_type(), filter, &pointer)?;
        filters.extend(conditions.into_iter().map(|condition| Filter { field, condition }));
    }
    Ok(RecordQuery { search: Search::new(&request.q), filters, order })
}

/// The conditions of a filter, in the order of its members.
fn conditions(
    field_type: FieldType,
    filter: &RecordFilter,
    pointer: &str,
) -> Result<Vec<Condition>, QueryFault> {
    let value = |pointer: String, text: &str| {
        let value = Value::from_text(field_type, text);
        value.ok_or_else(|| QueryFault::new(&pointer, Rule::NotOfType(field_type)))
    };
    let bound = |member: &str, text: &str| {
        let pointer = format!("{pointer}/{member}");
        if field_type.is_ordered() {
            value(pointer, text)
        } else {
            Err(QueryFault::new(&pointer, Rule::NoOrder))
        }
    };
    let mut conditions = Vec::new();
    if let Some(texts) = &filter.any_of {
        let pointer = format!("{pointer}/any_of");
        if texts.is_empty() {
            return Err(QueryFault::new(&pointer, Rule::NoValue));
        }
        let values = texts.iter().enumerate().map(|(place, text)| value(format!("{pointer}/{place}"), text));
        conditions.push(Condition::AnyOf(values.collect::<Result<_, _>>()?));
    }
    if let Some(from) = &filter.from {
        conditions.push(Condition::From(bound("from", from)?));
    }
    if let Some(to) = &filter.to {
        conditions.push(Condition::To(bound("to", to)?));
    }
    if let Some(contains) = &filter.contains {
        if field_type.is_ordered() {
            return Err(QueryFault::new(&format!("{pointer}/contains"), Rule::NoText));
        }
        conditions.push(Condition::Contains(Search::new(contains)));
    }
    conditions.extend(filter.blank.map(Condition::Blank));
    if conditions.is_empty() {
        return Err(QueryFault::new(pointer, Rule::NoCondition));
    }
    Ok(conditions)
}
