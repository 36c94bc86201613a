use super::App;
use crate::store::{Database, StoreError, db, districts, writable};
use crate::{Failure, Millis};
use axum::extract::State;
use coverlist_api::ProblemCode;
use coverlist_messages::{Message, text};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How long a result is reused, in milliseconds. Anyone may send health checks, and each check of the
/// database writes to the disk.
const MAX_AGE: Millis = 5_000;
/// The maximum time for a check, which may have to wait for another process that writes.
const TIMEOUT: Duration = Duration::from_secs(2);

/// `GET /healthz`: the process responds.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database can be read and written, and queued imports are processed.
pub(super) async fn ready(State(app): State<App>) -> Result<&'static str, Failure> {
    if !app.pipeline.is_running() {
        return Err(unready(text::problem_unavailable_processing()));
    }
    if !app.readiness.can_write(&app.database, app.clock.now()).await {
        return Err(unready(text::problem_unavailable_database()));
    }
    Ok("ready\n")
}

fn unready(reason: Message) -> Failure {
    Failure::refuse(ProblemCode::Unavailable, reason)
}

/// The time and the result of the last check of the database. Clones share it, and concurrent requests wait
/// for the same check.
#[derive(Clone, Default)]
pub struct Readiness(Arc<Mutex<Option<(Millis, bool)>>>);

impl Readiness {
    async fn can_write(&self, database: &Database, now: Millis) -> bool {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, can)) if (at..at + MAX_AGE).contains(&now) => can,
            _ => {
                let can = check(database).await;
                *last = Some((now, can));
                can
            }
        }
    }
}

async fn check(database: &Database) -> bool {
    let database = database.clone();
    let check = db::blocking(move || {
        database.read(districts::all)?;
        // Another process may be writing at the moment. Then the check succeeds, because writing is possible.
        database.write_if_free(writable::check)
    });
    match timeout(TIMEOUT, check).await {
        Ok(Ok(_)) | Err(_) => true,
        Ok(Err(error)) => {
            let error: Failure = StoreError::into(error);
            tracing::error!(cause = error.causes(), "not ready");
            false
        }
    }
}
