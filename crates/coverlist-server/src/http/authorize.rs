//! Lets a request in, or says why not. Every route says what it needs; deny is the default.

use super::{App, Initiator, Requirement, cookie, origin};
use crate::Failure;
use crate::access::Caller;
use anyhow::anyhow;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use coverlist_api::ProblemCode;

/// Runs before the handler of each route.
pub(super) async fn authorize(
    State((app, requirement, initiator)): State<(App, Requirement, Initiator)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    origin::check(request.method(), request.headers(), &app.origins)?;
    if requirement != Requirement::Public {
        let caller = recognize(&app, request.headers(), initiator).await?;
        let caller = caller.ok_or_else(|| signed_out(&app, request.headers()))?;
        if !requirement.is_met_by(&caller) {
            return Err(Failure::refuse(ProblemCode::Forbidden, requirement.refusal()));
        }
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}

/// Who sends a request; `None` when nobody is signed in, or the session has ended.
///
/// A request that the page sends by itself does not count as use of the session, so that whoever has left the screen is
/// signed out in time. The page marks it with a header.
pub(super) async fn recognize(
    app: &App,
    headers: &HeaderMap,
    initiator: Initiator,
) -> Result<Option<Caller>, Failure> {
    let Some(token) = cookie::token(app, headers) else { return Ok(None) };
    let is_use = initiator == Initiator::Person && !headers.contains_key(coverlist_api::BACKGROUND);
    Ok(app.access.recognize(&token, is_use).await?)
}

fn signed_out(app: &App, headers: &HeaderMap) -> Failure {
    let had_session = cookie::token(app, headers).is_some();
    let why = if had_session { "Your session has ended. Sign in again." } else { "Sign in first." };
    Failure::refuse(ProblemCode::SignedOut, why)
}

/// A handler takes the caller whom its route admitted.
impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| anyhow!("a handler wants a caller and its route admits anybody").into())
    }
}
