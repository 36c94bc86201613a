//! Processes what is queued, one import after another, also what a crash left behind.

use super::super::Pipeline;
use super::run::Applied;
use crate::Failure;
use crate::store::{ImportKey, StoreError, imports};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long the runner waits before it tries again when the database cannot be written.
const RETRY: Duration = Duration::from_secs(2);

/// The one task that processes. It starts with what is queued already.
pub struct Runner {
    task: JoinHandle<()>,
}

impl Runner {
    /// Starts it. When `stopping` turns `true` it ends after the import that it is at.
    pub fn start(pipeline: Pipeline, stopping: watch::Receiver<bool>) -> Self {
        let at_work = AtWork::begin(&pipeline.running);
        Self {
            task: tokio::spawn(async move {
                let _at_work = at_work;
                run(pipeline, stopping).await;
            }),
        }
    }

    /// Waits until it has ended.
    pub async fn ended(self) {
        // It ends by itself; a panic in it has been logged by then.
        let _ = self.task.await;
    }
}

/// Says that a runner is at work, until it is dropped: also when the task breaks off.
struct AtWork(Arc<AtomicBool>);

impl AtWork {
    fn begin(running: &Arc<AtomicBool>) -> Self {
        running.store(true, Ordering::SeqCst);
        Self(Arc::clone(running))
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

async fn run(pipeline: Pipeline, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        let all_done = process_all(&pipeline, &stopping).await;
        let queued = pipeline.queued.clone();
        tokio::select! {
            () = queued.notified() => {}
            () = tokio::time::sleep(RETRY), if !all_done => {}
            changed = stopping.changed() => if changed.is_err() { return },
        }
    }
}

/// Processes every import that is queued. Returns whether none is left.
async fn process_all(pipeline: &Pipeline, stopping: &watch::Receiver<bool>) -> bool {
    let queued = match pipeline.database.read_async(imports::queued).await {
        Ok(queued) => queued,
        Err(error) => {
            log(&error.into());
            return false;
        }
    };
    let mut all_done = true;
    for import in queued {
        if *stopping.borrow() {
            return true;
        }
        all_done &= process(pipeline, import).await;
    }
    all_done
}

/// Returns whether the import has left the queue.
async fn process(pipeline: &Pipeline, import: ImportKey) -> bool {
    let work = pipeline.clone();
    // A task of its own: a panic ends this import's task and not the runner.
    let ran = tokio::spawn(async move { work.apply(import).await }).await;
    let done = match ran {
        Ok(Ok(applied)) => {
            log_applied(&applied, import);
            true
        }
        Ok(Err(failure @ Failure::Store(StoreError::Unavailable(_)))) => {
            log(&failure);
            false
        }
        Ok(Err(failure)) => {
            log(&failure);
            give_up(pipeline, import).await
        }
        Err(_) => give_up(pipeline, import).await,
    };
    pipeline.progress.clear(import);
    done
}

fn log_applied(applied: &Applied, ImportKey { district, id: import }: ImportKey) {
    match applied {
        Applied::Processed => tracing::info!(district, import, "processed"),
        Applied::Restaged => tracing::info!(district, import, "the plan had changed: staged again"),
        Applied::NotQueued => tracing::info!(district, import, "not queued any more"),
    }
}

/// The same import would fail the same way again, so it leaves the queue; none of it has been applied.
async fn give_up(pipeline: &Pipeline, key: ImportKey) -> bool {
    let ImportKey { district, id: import } = key;
    match pipeline.give_up(key).await {
        Ok(()) => {
            tracing::error!(district, import, "gave up: nothing of it was applied");
            true
        }
        Err(failure) => {
            log(&failure);
            false
        }
    }
}

fn log(failure: &Failure) {
    tracing::error!(cause = failure.causes(), "processing");
}
