//! Handlers that list, add and change the accounts of a district.

use super::extract::AccountId;
use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use coverlist_api::{AccountChange, AccountView, NewAccountRequest, Page};
use serde::Serialize;

/// `GET /accounts`
pub(super) async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Page<AccountView>>, Failure> {
    let rows = app.accounts.list(&caller).await?;
    Ok(Json(Page { rows, next: None }))
}

/// `POST /accounts`
pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<AccountView>), Failure> {
    let (wanted, _) = body::json::<NewAccountRequest>(&headers, body).await?;
    let known = NewAccountRequest { password: String::new(), ..wanted.clone() };
    let request = key.with_body(&caller, &compared(&known)?, app.clock.now());
    let account = app.accounts.add(&caller, wanted, request).await?;
    Ok((StatusCode::CREATED, Json(account)))
}

/// `POST /accounts/{id}`
pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    AccountId(id): AccountId,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<AccountView>, Failure> {
    let (wanted, _) = body::json::<AccountChange>(&headers, body).await?;
    let known = match &wanted {
        AccountChange::Password { .. } => AccountChange::Password { password: String::new() },
        other => other.clone(),
    };
    let request = key.with_body(&caller, &compared(&known)?, app.clock.now());
    app.accounts.change(&caller, id, wanted, request).await.map(Json)
}

/// What makes two requests the same. The database stores its fast hash, so it must not contain the password.
fn compared(request: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(request).map_err(|error| Failure::Internal(error.into()))
}
