//! Whether the server lives, and whether it can work.

use super::App;
use crate::store::{Database, StoreError, db, districts, writable};
use crate::{Failure, Millis};
use axum::extract::State;
use coverlist_api::ProblemCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How long an answer about the database holds. Anyone may ask, and each look writes to the disk.
const HOLDS: Millis = 5_000;
/// How long a look waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database can be read and written, and imports that are queued are processed.
pub(super) async fn ready(State(app): State<App>) -> Result<&'static str, Failure> {
    if !app.pipeline.is_running() {
        return Err(unready("Nothing processes the imports that are queued. Start the server again."));
    }
    if !app.readiness.can_write(&app.database, app.clock.now()).await {
        return Err(unready(
            "The database cannot be read or written. Look for the reason in the server's log.",
        ));
    }
    Ok("ready\n")
}

fn unready(detail: &str) -> Failure {
    Failure::refuse(ProblemCode::Unavailable, detail)
}

/// What the last look at the database said. Clones share it; whoever asks during a look waits for its answer.
#[derive(Clone, Default)]
pub struct Readiness(Arc<Mutex<Option<(Millis, bool)>>>);

impl Readiness {
    async fn can_write(&self, database: &Database, now: Millis) -> bool {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, can)) if (at..at + HOLDS).contains(&now) => can,
            _ => {
                let can = look(database).await;
                *last = Some((now, can));
                can
            }
        }
    }
}

async fn look(database: &Database) -> bool {
    let database = database.clone();
    let look = db::blocking(move || {
        database.read(districts::all)?;
        // When somebody else writes at the moment, writing works.
        database.write_if_free(writable::check)
    });
    match timeout(PATIENCE, look).await {
        Ok(Ok(_)) | Err(_) => true,
        Ok(Err(error)) => {
            let error: Failure = StoreError::into(error);
            tracing::error!(cause = error.causes(), "not ready");
            false
        }
    }
}
