//! Checks the filters and the order that a request names.

use super::{Condition, Filter, Order, QueryFault, Rule};
use coverlist_api::{RecordFilter, RecordSort};
use coverlist_core::record::{FieldType, Search, Value};

/// The maximum number of filters.
const MOST_FILTERS: usize = 50;

/// The filters that a request names. `find` finds a field and its type by the field's id.
///
/// # Errors
///
/// The first fault in the request.
pub(crate) fn filters<F: Copy>(
    asked: &[RecordFilter],
    find: impl Fn(&str) -> Option<(F, FieldType)>,
) -> Result<Vec<Filter<F>>, QueryFault> {
    if asked.len() > MOST_FILTERS {
        return Err(QueryFault::new("/filters", Rule::TooManyFilters(MOST_FILTERS)));
    }
    let mut filters = Vec::new();
    for (place, filter) in asked.iter().enumerate() {
        let pointer = format!("/filters/{place}");
        let (field, field_type) = named(&pointer, &filter.field, &find)?;
        let conditions = conditions(field_type, filter, &pointer)?;
        filters.extend(conditions.into_iter().map(|condition| Filter { field, condition }));
    }
    Ok(filters)
}

/// The order that a request names, if it names one. `find` is that of [`filters`].
///
/// # Errors
///
/// The field is unknown.
pub(crate) fn order<F>(
    asked: Option<&RecordSort>,
    find: impl Fn(&str) -> Option<(F, FieldType)>,
) -> Result<Option<Order<F>>, QueryFault> {
    let Some(sort) = asked else { return Ok(None) };
    let (field, _) = named("/sort", &sort.field, find)?;
    Ok(Some(Order { field, descending: sort.descending }))
}

fn named<F>(
    pointer: &str,
    id: &str,
    find: impl Fn(&str) -> Option<(F, FieldType)>,
) -> Result<(F, FieldType), QueryFault> {
    find(id).ok_or_else(|| QueryFault::new(&format!("{pointer}/field"), Rule::UnknownField))
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
