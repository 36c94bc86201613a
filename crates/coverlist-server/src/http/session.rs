//! Signing in and out.

use super::{App, ClientAddress, Initiator, authorize, body, cookie};
use crate::access::Caller;
use crate::{Failure, rfc3339};
use axum::Json;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coverlist_api::{SessionState, SessionView, SignIn};

/// `POST /session`
pub(super) async fn sign_in(
    State(app): State<App>,
    Extension(ClientAddress(address)): Extension<ClientAddress>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Failure> {
    let (sign_in, _) = body::json::<SignIn>(&headers, body).await?;
    let begun = app.access.sign_in(sign_in, address, cookie::token(&app, &headers)).await?;
    let cookie = cookie::give(&app, &begun.token);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(view(&app, begun.caller))).into_response())
}

/// `GET /session`: that nobody is signed in is an answer, and no failure.
pub(super) async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Json<SessionState>, Failure> {
    let caller = authorize::recognize(&app, &headers, Initiator::Person).await?;
    Ok(Json(SessionState { session: caller.map(|caller| view(&app, caller)) }))
}

/// `DELETE /session`
pub(super) async fn sign_out(
    State(app): State<App>,
    caller: Caller,
    Extension(peer): Extension<ClientAddress>,
) -> Result<Response, Failure> {
    end(&app, &caller, peer, false).await
}

/// `DELETE /sessions`
pub(super) async fn sign_out_everywhere(
    State(app): State<App>,
    caller: Caller,
    Extension(peer): Extension<ClientAddress>,
) -> Result<Response, Failure> {
    end(&app, &caller, peer, true).await
}

async fn end(
    app: &App,
    caller: &Caller,
    ClientAddress(address): ClientAddress,
    everywhere: bool,
) -> Result<Response, Failure> {
    app.access.sign_out(caller, address, everywhere).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::take(app))]).into_response())
}

fn view(app: &App, caller: Caller) -> SessionView {
    SessionView {
        email: caller.email,
        name: caller.name,
        district: caller.district_name,
        time_zone: caller.time_zone,
        permissions: caller.permissions,
        limits: app.pipeline.limits(),
        ends_at: rfc3339(caller.ends_at),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
