//! Drafts, which browsers keep.

use super::App;
use crate::Failure;
use crate::access::Caller;
use axum::Json;
use axum::extract::State;
use coverlist_api::DraftKey;

/// `GET /account/draft-key`
pub(super) async fn key(State(app): State<App>, caller: Caller) -> Result<Json<DraftKey>, Failure> {
    let key = app.access.draft_key(&caller).await?;
    Ok(Json(DraftKey { key: base16ct::lower::encode_string(&key) }))
}
