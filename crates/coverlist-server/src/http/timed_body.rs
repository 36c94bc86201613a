//! A request's body as it comes in: not for ever, and to its end.
//!
//! A sender that is cut off while it sends does not get to read the answer. So when a request is refused before its body
//! was read, the rest is read and dropped, within reason.

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

/// Bytes that are dropped at most.
const DROPPED: u64 = 256 * 1024 * 1024;
/// How long that may take.
const DROPPED_FOR: Duration = Duration::from_secs(20);

/// A request's body as it comes in.
pub(super) struct TimedBody {
    body: Body,
    ended: bool,
    deadlines: Deadlines,
    began: Instant,
    /// Bytes that have come.
    received: u64,
    /// Runs while the sender sends nothing.
    waiting: Option<Pin<Box<Sleep>>>,
}

/// The sender took too long.
#[derive(Debug, thiserror::Error)]
#[error("the body took too long to arrive")]
pub(super) struct BodyTimeout;

impl TimedBody {
    pub(super) fn new(body: Body, deadlines: &Deadlines) -> Self {
        Self {
            ended: body.is_end_stream(),
            body,
            deadlines: *deadlines,
            began: Instant::now(),
            received: 0,
            waiting: None,
        }
    }

    /// How long the next part is waited for: what has come so far has earned the sender so much time.
    fn until(&self) -> Instant {
        let Deadlines { body_part, body_pace, body, .. } = self.deadlines;
        let earned = Duration::from_secs_f64(self.received as f64 / f64::from(body_pace.max(1)));
        let all_in_all = self.began + body.min(body_part + earned);
        all_in_all.min(Instant::now() + body_part)
    }

    /// Ready when the sender has sent nothing for too long, or too little in all.
    fn poll_too_slow(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let until = self.until();
        self.waiting.get_or_insert_with(|| Box::pin(sleep_until(until))).as_mut().poll(context)
    }
}

impl HttpBody for TimedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(part) = Pin::new(&mut self.body).poll_frame(context) {
            self.waiting = None;
            self.ended = !matches!(part, Some(Ok(_)));
            if let Some(Ok(part)) = &part {
                self.received += part.data_ref().map_or(0, |bytes| bytes.len() as u64);
            }
            return Poll::Ready(part);
        }
        ready!(self.poll_too_slow(context));
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
        // Without a runtime the server is gone, and the connection with it.
        if let Ok(runtime) = Handle::try_current() {
            let rest = drop_all(std::mem::take(&mut self.body));
            // Either way the sender has had its chance.
            runtime.spawn(async { timeout(DROPPED_FOR, rest).await.unwrap_or_default() });
        }
    }
}

async fn drop_all(mut body: Body) {
    let mut left = DROPPED;
    while let Some(Ok(part)) = body.frame().await {
        let size = part.data_ref().map_or(0, |part| part.len() as u64);
        match left.checked_sub(size) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}
