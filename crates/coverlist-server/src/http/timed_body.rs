//! A request body with timeouts.
//!
//! If a client is still sending when the connection closes, it cannot read the response. So when a handler
//! answers without reading the whole body, the server reads and discards the rest, up to a limit.

use super::Deadlines;
use axum::body::{Body, Bytes, HttpBody};
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep, sleep_until, timeout};

/// The maximum number of discarded bytes.
const MAX_DISCARDED: u64 = 256 * 1024 * 1024;
/// The maximum time for discarding bytes.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(20);

/// A request body with a timeout for each part, a minimum rate and a total timeout. Dropping it discards the
/// unread rest.
pub(super) struct TimedBody {
    body: Body,
    ended: bool,
    deadlines: Deadlines,
    started: Instant,
    /// The number of bytes received so far.
    received: u64,
    /// Runs while the client sends nothing.
    timer: Option<Pin<Box<Sleep>>>,
}

/// The error of a body that arrives too slowly.
#[derive(Debug, thiserror::Error)]
#[error("body_timeout")]
pub(super) struct BodyTimeout;

impl TimedBody {
    pub(super) fn new(body: Body, deadlines: &Deadlines) -> Self {
        Self {
            ended: body.is_end_stream(),
            body,
            deadlines: *deadlines,
            started: Instant::now(),
            received: 0,
            timer: None,
        }
    }

    /// The latest time at which the next part may arrive. Each received byte extends the time for the body by
    /// its share of the minimum rate.
    fn deadline(&self) -> Instant {
        let Deadlines { body_part, body_rate, body, .. } = self.deadlines;
        let earned = Duration::from_secs_f64(self.received as f64 / f64::from(body_rate.max(1)));
        let total = self.started + body.min(body_part + earned);
        total.min(Instant::now() + body_part)
    }

    fn poll_deadline(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let deadline = self.deadline();
        self.timer.get_or_insert_with(|| Box::pin(sleep_until(deadline))).as_mut().poll(context)
    }
}

impl HttpBody for TimedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.timer = None;
            self.ended = !matches!(frame, Some(Ok(_)));
            if let Some(Ok(frame)) = &frame {
                self.received += frame.data_ref().map_or(0, |bytes| bytes.len() as u64);
            }
            return Poll::Ready(frame);
        }
        ready!(self.poll_deadline(context));
        self.ended = true;
        Poll::Ready(Some(Err(axum::Error::new(BodyTimeout))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for TimedBody {
    fn drop(&mut self) {
        if self.ended || self.body.is_end_stream() {
            return;
        }
        // Without a runtime, the server has stopped and the connection is closed.
        if let Ok(runtime) = Handle::try_current() {
            let rest = discard(std::mem::take(&mut self.body));
            // A client that sends for longer loses its connection.
            runtime.spawn(async { timeout(DISCARD_TIMEOUT, rest).await.unwrap_or_default() });
        }
    }
}

async fn discard(mut body: Body) {
    let mut left = MAX_DISCARDED;
    while let Some(Ok(frame)) = body.frame().await {
        let size = frame.data_ref().map_or(0, |bytes| bytes.len() as u64);
        match left.checked_sub(size) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}
