//! Handlers that sign in and out.

use super::{App, ClientAddress, Initiator, account_header, authorize, body, session_cookie};
use crate::access::{Browser, Caller, Place, PresentedToken};
use crate::{Failure, rfc3339};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coverlist_api::{HeaderSession, PasswordChange, SessionState, SessionView, SignIn, TokenExchange};

/// `POST /session`
pub(super) async fn sign_in(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Failure> {
    let (sign_in, _) = body::json::<SignIn>(&headers, body).await?;
    let browser = Browser {
        earlier: session_cookie::token(&app, &headers),
        account: account_header::account(&headers),
    };
    let signed_in = app.access.sign_in(sign_in, address, browser).await?;
    let cookie = session_cookie::set(&app, &signed_in.token);
    Ok((StatusCode::CREATED, cookie, Json(view(&app, signed_in.caller))).into_response())
}

/// `POST /session/exchange`
pub(super) async fn exchange(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Failure> {
    let (TokenExchange { token }, _) = body::json(&headers, body).await?;
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()).map(str::to_owned);
    let presented = PresentedToken { token, audiences: app.origins.audiences(&headers), origin, address };
    let signed_in = app.access.exchange(presented).await?;
    let session = HeaderSession { key: signed_in.token.text(), session: view(&app, signed_in.caller) };
    Ok((StatusCode::CREATED, Json(session)).into_response())
}

/// `GET /session`: returns 200 even if nobody is signed in.
pub(super) async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Json<SessionState>, Failure> {
    let caller = authorize::identify(&app, &headers, Initiator::Person).await?;
    Ok(Json(SessionState { session: caller.map(|caller| view(&app, caller)) }))
}

/// `DELETE /session`
pub(super) async fn sign_out(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
) -> Result<Response, Failure> {
    end(&app, &caller, address, false).await
}

/// `DELETE /sessions`
pub(super) async fn sign_out_everywhere(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
) -> Result<Response, Failure> {
    end(&app, &caller, address, true).await
}

async fn end(
    app: &App,
    caller: &Caller,
    ClientAddress(address): ClientAddress,
    everywhere: bool,
) -> Result<Response, Failure> {
    app.access.sign_out(caller, address, everywhere).await?;
    Ok(match caller.place {
        Place::Cookie => (StatusCode::NO_CONTENT, session_cookie::delete(app)).into_response(),
        Place::Header => StatusCode::NO_CONTENT.into_response(),
    })
}

/// `PUT /session/password`
pub(super) async fn change_password(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Failure> {
    let (wanted, _) = body::json::<PasswordChange>(&headers, body).await?;
    app.accounts.change_own_password(&caller, wanted, address, app.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn view(app: &App, caller: Caller) -> SessionView {
    SessionView {
        account: caller.public_id(),
        email: caller.email,
        name: caller.name,
        district: caller.district_name,
        time_zone: caller.time_zone,
        language: caller.language,
        permissions: caller.permissions,
        limits: app.pipeline.limits(),
        ends_at: rfc3339(caller.ends_at),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
