//! Authorizes requests: identifies the caller, and refuses it unless the route's requirement is met.

use super::{App, Initiator, Requirement, account_header, cross_origin, origin, session_key};
use crate::Failure;
use crate::access::Caller;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use coverlist_api::ProblemCode;
use coverlist_messages::text;

/// Middleware around the handler of each route.
pub(super) async fn authorize(
    State((app, requirement, initiator)): State<(App, Requirement, Initiator)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    check_sender(&app, requirement, request.method(), request.headers()).await?;
    if requirement.needs_session() {
        let caller = match request.extensions().get::<Caller>() {
            // A ticket has identified the caller.
            Some(caller) => Some(caller.clone()),
            None => identify(&app, request.headers(), initiator).await?,
        };
        let caller = caller.ok_or_else(|| signed_out(&app, request.headers()))?;
        account_header::check(request.headers(), &caller)?;
        if !requirement.is_met_by(&caller) {
            return Err(Failure::refuse(ProblemCode::Forbidden, requirement.refusal()));
        }
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}

/// Refuses a request from a page that may not send it. A token of an issuer is its own proof. A request with
/// a header session uses no cookie, so pages of issuers may send it.
async fn check_sender(
    app: &App,
    requirement: Requirement,
    method: &Method,
    headers: &HeaderMap,
) -> Result<(), Failure> {
    if requirement == Requirement::IssuerToken {
        return Ok(());
    }
    if session_key::bearer(headers).is_none() {
        return origin::check_origin(method, headers, &app.origins);
    }
    match headers.get(header::ORIGIN) {
        Some(page)
            if !app.origins.include(page, headers)
                && !cross_origin::is_configured(&app.database, page).await? =>
        {
            Err(Failure::refuse(ProblemCode::ForeignOrigin, text::problem_foreign_origin_issuer()))
        }
        _ => Ok(()),
    }
}

/// The signed-in caller; `None` without a session, or after it has ended.
///
/// A request that the page sends on its own is marked with a header. It does not count as use of the session,
/// so an unattended session expires.
pub(super) async fn identify(
    app: &App,
    headers: &HeaderMap,
    initiator: Initiator,
) -> Result<Option<Caller>, Failure> {
    let Some(credential) = session_key::credential(app, headers) else { return Ok(None) };
    let is_use = initiator == Initiator::Person && !headers.contains_key(coverlist_api::BACKGROUND);
    Ok(app.access.recognize(credential, is_use).await?)
}

fn signed_out(app: &App, headers: &HeaderMap) -> Failure {
    let had_session = session_key::credential(app, headers).is_some();
    let why = if had_session { text::problem_signed_out_ended() } else { text::problem_signed_out_first() };
    Failure::refuse(ProblemCode::SignedOut, why)
}

/// Handlers get the caller that [`authorize`] has identified.
impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| Failure::fault("a public route has a handler that takes a caller"))
    }
}
