use super::App;
use super::extract::{ImportId, QueryParams};
use crate::Failure;
use crate::access::Caller;
use crate::import::Actor;
use axum::Json;
use axum::extract::State;
use coverlist_api::{ComparisonView, RowDifference};

/// `GET /imports/{id}/comparison?difference=&limit=&cursor=`. Rows that were dropped are listed unless
/// `difference` names others.
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<ComparisonView>, Failure> {
    let difference = params.parsed_by("difference", RowDifference::from_id)?;
    let (after, limit) = (params.cursor()?.unwrap_or_default(), params.limit()?);
    let difference = difference.unwrap_or(RowDifference::Dropped);
    app.pipeline.comparison(Actor::from(&caller), id, difference, after, limit).await.map(Json)
}
