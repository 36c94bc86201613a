//! Checks searches of users and devices.

use super::query_fault::{QueryFault, Rule};
use crate::store::records::{Condition, CoveredFilter, Filter, Order, RecordField, RecordQuery};
use crate::store::{StoreError, Tx, fields, templates};
use crate::{Failure, paging};
use coverlist_api::{CoveredQuery, RecordFilter, RecordQueryRequest};
use coverlist_core::coverage::Covering;
use coverlist_core::record::{Date, FieldSet, FieldType, RecordKind, Search, Value};

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

/// The records that a query is about, and the day in their district.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    pub district: i64,
    pub kind: RecordKind,
    pub today: Date,
}

/// Checks which part of a list a request names.
///
/// # Errors
///
/// `bad_request` with the first fault in the request.
pub(super) fn part(tx: &Tx<'_>, scope: Scope, request: &RecordQueryRequest) -> Result<ListPart, Failure> {
    let after = request
        .cursor
        .as_deref()
        .map(|cursor| cursor.parse().map_err(|_| QueryFault::new("/cursor", Rule::Cursor)));
    let limit = paging::limit(request.limit).ok_or_else(|| QueryFault::new("/limit", Rule::Limit))?;
    Ok(ListPart { query: query(tx, scope, request)?, after: after.transpose()?, limit })
}

/// Checks which records a request selects, and how it sorts them.
///
/// # Errors
///
/// `bad_request` with the first fault in the request.
pub(super) fn query(tx: &Tx<'_>, scope: Scope, request: &RecordQueryRequest) -> Result<RecordQuery, Failure> {
    let fields = fields::of_district(tx, scope.district)?;
    let (order, filters) = order_and_filters(scope.kind, &fields, request)?;
    let covered = request.covered.as_ref().map(|asked| covered(tx, scope, asked)).transpose()?;
    Ok(RecordQuery { search: Search::new(&request.q), filters, covered, order })
}

/// The statuses of insured records.
pub(super) fn covering(tx: &Tx<'_>, scope: Scope) -> Result<Covering, StoreError> {
    Ok(Covering::of(&templates::current(tx, scope.district)?, scope.kind))
}

fn covered(tx: &Tx<'_>, scope: Scope, asked: &CoveredQuery) -> Result<CoveredFilter, Failure> {
    let is_wrong = |_| QueryFault::new("/covered/on", Rule::NotOfType(FieldType::Date));
    let day = asked.on.as_deref().map(|day| day.parse().map_err(is_wrong)).transpose()?;
    let statuses = covering(tx, scope)?.statuses().to_vec();
    Ok(CoveredFilter { statuses, day: day.unwrap_or(scope.today), covered: asked.is })
}

/// `fields` are the fields of the district.
fn order_and_filters(
    kind: RecordKind,
    fields: &FieldSet,
    request: &RecordQueryRequest,
) -> Result<(Order, Vec<Filter>), QueryFault> {
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
    Ok((order, filters))
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
        let values = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
        let values = values.map(|(place, text)| value(format!("{pointer}/{place}"), text));
        let values: Vec<_> = values.collect::<Result<_, _>>()?;
        let or_blank = texts.iter().any(String::is_empty);
        conditions.push(match values.is_empty() {
            true => Condition::Blank(true),
            false => Condition::AnyOf { values, or_blank },
        });
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
