//! The handler with which an issuer creates and changes districts.

use super::extract::PathName;
use super::{App, ClientAddress, body, session_key};
use crate::access::{PresentedToken, WantedDistrict};
use crate::store::districts;
use crate::{Failure, time_zone};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use coverlist_api::{DistrictRequest, DistrictView};
use coverlist_messages::text;

/// `PUT /districts/{id}`, with a token of an issuer as the bearer token
pub(super) async fn put(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    PathName(id): PathName,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Failure> {
    let token = session_key::bearer(&headers).unwrap_or_default().to_owned();
    let audiences = app.origins.audiences(&headers);
    let token =
        app.access.provisioning(PresentedToken { token, audiences, origin: None, address }, &id).await?;
    let (DistrictRequest { name, time_zone: zone }, _) = body::json(&headers, body).await?;
    let name = name.trim().to_owned();
    if !districts::is_name(&name) {
        return Err(Failure::bad_request(text::problem_bad_request_district_name()));
    }
    let zone = time_zone(&zone).map_err(|_| Failure::bad_request(text::problem_bad_request_time_zone()))?;
    let wanted = WantedDistrict { external_id: id.clone(), name: name.clone(), time_zone: zone.clone() };
    let is_new = app.access.provision(token, wanted, app.demo).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(DistrictView { id, name, time_zone: zone })).into_response())
}
