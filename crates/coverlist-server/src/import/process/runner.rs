//! Processes queued imports one after another, including those that a crash left in the queue.

use super::super::Pipeline;
use super::run::Applied;
use crate::Failure;
use crate::store::{ImportKey, StoreError, imports};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The wait before the next attempt when the database cannot be written.
const RETRY: Duration = Duration::from_secs(2);

/// A background task that processes queued imports.
pub struct Runner {
    task: JoinHandle<()>,
}

impl Runner {
    /// Starts the task. When `stopping` becomes `true`, the task ends after the current import.
    pub fn start(pipeline: Pipeline, stopping: watch::Receiver<bool>) -> Self {
        let active = ActiveGuard::begin(&pipeline.running);
        Self {
            task: tokio::spawn(async move {
                let _active = active;
                run(pipeline, stopping).await;
            }),
        }
    }

    pub async fn ended(self) {
        // A panic in the task is logged already.
        let _ = self.task.await;
    }
}

/// Marks the runner as running until it is dropped, even by a panic.
struct ActiveGuard(Arc<AtomicBool>);

impl ActiveGuard {
    fn begin(running: &Arc<AtomicBool>) -> Self {
        running.store(true, Ordering::SeqCst);
        Self(Arc::clone(running))
    }
}

impl Drop for ActiveGuard {
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

/// Processes all queued imports. Returns whether the queue is empty afterwards.
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

/// Processes one import. Returns whether it has left the queue.
async fn process(pipeline: &Pipeline, import: ImportKey) -> bool {
    let work = pipeline.clone();
    // The import runs in its own task, so a panic does not end the runner.
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
        Applied::Restaged => tracing::info!(district, import, "staged again: the plan has changed"),
        Applied::NotQueued => tracing::info!(district, import, "no longer queued"),
    }
}

/// Marks an import as failed, because another attempt would fail too. Returns whether that succeeded.
async fn give_up(pipeline: &Pipeline, key: ImportKey) -> bool {
    let ImportKey { district, id: import } = key;
    match pipeline.give_up(key).await {
        Ok(()) => {
            tracing::error!(district, import, "failed: no row was applied");
            true
        }
        Err(failure) => {
            log(&failure);
            false
        }
    }
}

fn log(failure: &Failure) {
    tracing::error!(cause = failure.causes(), "processing failed");
}
