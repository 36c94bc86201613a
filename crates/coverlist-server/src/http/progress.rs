//! Event streams that notify a browser to fetch an import again. The events contain no data.

use super::concurrency_limit::{ConcurrencyLimit, Permit};
use super::extract::ImportId;
use super::{App, Capacity};
use crate::access::Caller;
use crate::import::Actor;
use crate::store::AccountKey;
use crate::{Failure, Refusal};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use coverlist_messages::text;
use futures_util::stream;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::{broadcast, watch};
use tokio::time::Instant;

/// The minimum time between two events. It allows five per second.
const MIN_INTERVAL: Duration = Duration::from_millis(200);
/// The maximum duration of a stream. The browser then reconnects, and the server authorizes the request
/// again.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// `GET /imports/{id}/progress`
///
/// Returns 204 when the import is finished, and `busy` when the session or the account has too many streams.
/// The browser reconnects in neither case. After `busy`, the page polls the import.
pub(super) async fn watch(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
) -> Result<Response, Failure> {
    let moved = app.pipeline.watchers().watch(caller.district);
    let import = app.pipeline.import(Actor::from(&caller), id).await?;
    if !import.state.is_open() && import.queued_run().is_none() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let permit = app.streams.acquire(&caller).ok_or_else(|| Refusal::busy(text::problem_busy_streams()))?;
    let watching = Watching {
        moved,
        stopping: app.stopping.clone(),
        end: Instant::now() + LONGEST,
        first: true,
        _permit: permit,
    };
    let events = stream::unfold(watching, |mut watching| async move {
        watching.next().await.then(|| (Ok::<_, Infallible>(Event::default().data("look")), watching))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}

/// Limits the open event streams. Clones share the counts.
#[derive(Clone)]
pub struct EventStreams {
    of_session: ConcurrencyLimit<[u8; 32]>,
    of_account: ConcurrencyLimit<AccountKey>,
}

/// Counts one event stream until it is dropped.
struct StreamPermit {
    _of_session: Permit<[u8; 32]>,
    _of_account: Permit<AccountKey>,
}

impl EventStreams {
    pub fn new(capacity: &Capacity) -> Self {
        Self {
            of_session: ConcurrencyLimit::new(capacity.streams_per_session),
            of_account: ConcurrencyLimit::new(capacity.streams_per_account),
        }
    }

    fn acquire(&self, caller: &Caller) -> Option<StreamPermit> {
        Some(StreamPermit {
            _of_session: self.of_session.acquire(caller.session)?,
            _of_account: self.of_account.acquire(caller.key())?,
        })
    }
}

struct Watching {
    moved: broadcast::Receiver<()>,
    stopping: watch::Receiver<bool>,
    end: Instant,
    first: bool,
    _permit: StreamPermit,
}

impl Watching {
    /// Waits for the next event. Returns `false` when the stream ends.
    async fn next(&mut self) -> bool {
        if std::mem::take(&mut self.first) {
            return true;
        }
        let moved = async {
            tokio::time::sleep(MIN_INTERVAL).await;
            // `Lagged` also means that the import has changed.
            !matches!(self.moved.recv().await, Err(broadcast::error::RecvError::Closed))
        };
        tokio::select! {
            moved = moved => moved,
            _ = self.stopping.changed() => false,
            () = tokio::time::sleep_until(self.end) => false,
        }
    }
}
