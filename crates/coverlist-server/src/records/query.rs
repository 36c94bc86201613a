//! Checks searches of users and devices.

use crate::paging;
use crate::query::{QueryFault, Rule, filters, order};
use crate::store::records::{BY_KEY, RecordField, RecordQuery};
use coverlist_api::RecordQueryRequest;
use coverlist_core::record::{FieldSet, RecordKind, Search};

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
    let find = |id: &str| {
        let field = RecordField::from_id(kind, fields, id)?;
        Some((field, field.field_type()))
    };
    let order = order(request.sort.as_ref(), find)?.unwrap_or(BY_KEY);
    Ok(RecordQuery { search: Search::new(&request.q), filters: filters(&request.filters, find)?, order })
}
