//! Events that say "look again". They carry nothing else: the state is a row, and asking for it now and then works too.

use super::concurrency_limit::{ConcurrencyLimit, Permit};
use super::extract::ImportId;
use super::{App, Capacity};
use crate::access::Caller;
use crate::store::AccountKey;
use crate::{Failure, Refusal};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use coverlist_core::lifecycle::State as ImportState;
use futures_util::stream;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::{broadcast, watch};
use tokio::time::Instant;

/// Between two events at least. A bar that moves more often is no smoother.
const PACE: Duration = Duration::from_millis(200);
/// A stream ends after so long; the browser asks again, and whether it still may is looked at again.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// `GET /imports/{id}/progress`
///
/// 204, which tells a browser not to ask again, when nothing can move any more; `busy` when the caller's browser or account
/// has as many streams as it may. A browser does not ask again then either, and its page asks for the import itself now
/// and then.
pub(super) async fn watch(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
) -> Result<Response, Failure> {
    let moved = app.pipeline.watch(caller.district);
    let import = app.pipeline.import(&caller, id).await?;
    if !matches!(import.state, ImportState::Staged | ImportState::Queued) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let stream = app.streams.take(&caller).ok_or_else(|| {
        Refusal::busy(
            "This browser or account has as many event streams open as it may. Ask for the import itself now and then.",
        )
    })?;
    let watching = Watching {
        moved,
        stopping: app.stopping.clone(),
        end: Instant::now() + LONGEST,
        first: true,
        _stream: stream,
    };
    let events = stream::unfold(watching, |mut watching| async move {
        watching.next().await.then(|| (Ok::<_, Infallible>(Event::default().data("look")), watching))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}

/// The event streams that are open. Clones share them.
#[derive(Clone)]
pub struct EventStreams {
    of_session: ConcurrencyLimit<[u8; 32]>,
    of_account: ConcurrencyLimit<AccountKey>,
}

/// An open event stream. Dropping it makes room for another.
struct Stream {
    _of_session: Permit<[u8; 32]>,
    _of_account: Permit<AccountKey>,
}

impl EventStreams {
    /// None is open yet.
    pub fn new(capacity: &Capacity) -> Self {
        Self {
            of_session: ConcurrencyLimit::new(capacity.streams_per_session),
            of_account: ConcurrencyLimit::new(capacity.streams_per_account),
        }
    }

    fn take(&self, caller: &Caller) -> Option<Stream> {
        Some(Stream {
            _of_session: self.of_session.take(caller.session)?,
            _of_account: self.of_account.take(caller.key())?,
        })
    }
}

struct Watching {
    moved: broadcast::Receiver<()>,
    stopping: watch::Receiver<bool>,
    end: Instant,
    first: bool,
    _stream: Stream,
}

impl Watching {
    /// Waits until there is something to look at; `false` when the stream is to end.
    async fn next(&mut self) -> bool {
        if std::mem::take(&mut self.first) {
            return true;
        }
        let moved = async {
            tokio::time::sleep(PACE).await;
            // Having missed one means that there is something to look at.
            !matches!(self.moved.recv().await, Err(broadcast::error::RecvError::Closed))
        };
        tokio::select! {
            moved = moved => moved,
            _ = self.stopping.changed() => false,
            () = tokio::time::sleep_until(self.end) => false,
        }
    }
}
