//! Reads which rows of a plan or a report a request selects.

use super::extract::{QueryParams, cursor, limit};
use crate::Failure;
use crate::import::{PlanQuery, RowQuery};
use coverlist_api::{PlanQueryRequest, RowQueryRequest};
use coverlist_core::plan::Outcome;
use coverlist_core::record::Search;

/// Reads the parameters after the question mark. `outcome` is the name of the one that selects an outcome.
pub(super) fn of_params(outcome: &str, params: &QueryParams) -> Result<RowQuery, Failure> {
    let first = RowQuery::first(params.parsed_by(outcome, Outcome::from_id)?, params.limit()?);
    Ok(RowQuery { after: params.cursor()?.unwrap_or(0), ..first })
}

/// Reads the body of a search in a plan.
pub(super) fn of_plan_request(request: PlanQueryRequest) -> Result<PlanQuery, Failure> {
    let rows = RowQuery {
        q: Search::new(&request.q),
        after: cursor(request.cursor.as_deref())?.unwrap_or(0),
        ..RowQuery::first(request.outcome, limit(request.limit)?)
    };
    let PlanQueryRequest { effect, warning, sample, filters, sort, .. } = request;
    Ok(PlanQuery { rows, effect, warning, sample, filters, sort })
}

/// Reads the body of a search.
pub(super) fn of_request(request: &RowQueryRequest) -> Result<RowQuery, Failure> {
    Ok(RowQuery {
        outcome: request.outcome,
        applied: request.applied,
        q: Search::new(&request.q),
        after: cursor(request.cursor.as_deref())?.unwrap_or(0),
        limit: limit(request.limit)?,
    })
}
