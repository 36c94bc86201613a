//! Runs work that can be stopped.

use futures_util::future::{AbortHandle, abortable};
use leptos::task::spawn_local;

/// A future that runs in the background. Dropping the task stops it.
pub(super) struct Task(AbortHandle);

impl Task {
    pub(super) fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        let (work, handle) = abortable(work);
        spawn_local(async move {
            // The result says whether the task was stopped. Nobody needs it.
            let _ = work.await;
        });
        Self(handle)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
