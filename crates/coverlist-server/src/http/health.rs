//! Whether the server lives, and whether it can work.

use super::App;
use crate::Failure;
use crate::store::StoreError;
use axum::extract::State;

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers.
pub(super) async fn ready(State(app): State<App>) -> Result<&'static str, Failure> {
    app.database
        .read_async(|tx| tx.one("SELECT count(*) FROM district", &[], |row| row.get::<i64>(0)))
        .await
        .map_err(|error: StoreError| match error {
            StoreError::Broken(error) | StoreError::Taken(error) => StoreError::Unavailable(error).into(),
            error => Failure::from(error),
        })?;
    Ok("ready\n")
}
