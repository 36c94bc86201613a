//! Checks searches of users and devices.

use crate::query::{QueryFault, Rule, filters, order};
use crate::store::records::{BY_KEY, CoveredFilter, RecordField, RecordQuery};
use crate::store::{StoreError, Tx, fields, templates};
use crate::{Failure, paging};
use coverlist_api::{CoveredQuery, RecordQueryRequest};
use coverlist_core::coverage::Covering;
use coverlist_core::record::{Date, FieldType, RecordKind, Search};

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
    let find = |id: &str| {
        let field = RecordField::from_id(scope.kind, &fields, id)?;
        Some((field, field.field_type()))
    };
    let filters = filters(&request.filters, find)?;
    let order = order(request.sort.as_ref(), find)?.unwrap_or(BY_KEY);
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
