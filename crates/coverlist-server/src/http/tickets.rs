//! Tickets, with which a link downloads a file once. A link cannot send the header of a session.

use super::{App, body, routes};
use crate::Failure;
use crate::access::{Caller, Token};
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use coverlist_api::{DownloadTicket, ProblemCode, TicketRequest};
use coverlist_messages::text;
use serde::Deserialize;

/// `POST /tickets`
pub(super) async fn make(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Failure> {
    let (TicketRequest { path }, _) = body::json(&headers, body).await?;
    if !routes::is_download(&path) {
        return Err(Failure::bad_request(text::problem_bad_request_ticket()));
    }
    let ticket = app.access.ticket(&caller, path.clone())?;
    let url = format!("{path}?ticket={}", ticket.text());
    Ok((StatusCode::CREATED, Json(DownloadTicket { url })).into_response())
}

/// Middleware of downloads: identifies the caller by the ticket in the address.
pub(super) async fn redeem(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    #[derive(Deserialize)]
    struct Presented {
        ticket: String,
    }
    let presented: Option<Query<Presented>> = Query::try_from_uri(request.uri()).ok();
    if let Some(Query(Presented { ticket })) = presented {
        let caller = match Token::parse(&ticket) {
            Some(ticket) => app.access.redeem(&ticket, request.uri().path()).await?,
            None => None,
        };
        let ended = || Failure::refuse(ProblemCode::SignedOut, text::problem_signed_out_ticket());
        request.extensions_mut().insert(caller.ok_or_else(ended)?);
    }
    Ok(next.run(request).await)
}
