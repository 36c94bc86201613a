//! Lets a request in, or says why not. Every route says what it needs; deny is the default.

use super::{App, Need, cookie, origin};
use crate::Failure;
use crate::access::{Caller, Token};
use anyhow::anyhow;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use coverlist_api::ProblemCode;

/// Runs before the handler of each route.
pub(super) async fn admit(
    State((app, need)): State<(App, Need)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    origin::check(request.method(), request.headers(), app.public_origin.as_ref())?;
    if need != Need::Public {
        let caller = caller(&app, cookie::token(request.headers())).await?;
        if !need.is_met_by(&caller) {
            return Err(Failure::refuse(ProblemCode::Forbidden, need.refusal()));
        }
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}

async fn caller(app: &App, token: Option<Token>) -> Result<Caller, Failure> {
    let caller = match &token {
        Some(token) => app.access.recognize(token).await?,
        None => None,
    };
    caller.ok_or_else(|| {
        let why = if token.is_some() { "Your session has ended. Sign in again." } else { "Sign in first." };
        Failure::refuse(ProblemCode::SignedOut, why)
    })
}

/// A handler takes the caller whom its route admitted.
impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| anyhow!("a handler wants a caller and its route admits anybody").into())
    }
}
