//! Carries out queued runs one after another, including those that a crash left in the queue.

use super::super::Pipeline;
use super::carry_out::Ended;
use super::waiting::may_pass;
use crate::Failure;
use crate::store::{RunKey, runs};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The longest wait before the queue is read again. A command of another process may queue a run, too.
const READ_AGAIN: Duration = Duration::from_secs(2);

/// A background task that carries out queued runs.
pub struct Runner {
    task: JoinHandle<()>,
}

impl Runner {
    /// Starts the task. When `stopping` becomes `true`, the task ends after the current run.
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
        let wait = carry_out_all(&pipeline, &stopping).await;
        let queued = pipeline.queued.clone();
        tokio::select! {
            () = queued.notified() => {}
            () = tokio::time::sleep(wait) => {}
            changed = stopping.changed() => if changed.is_err() { return },
        }
    }
}

/// Carries out all queued runs that are due. Returns when to read the queue again.
async fn carry_out_all(pipeline: &Pipeline, stopping: &watch::Receiver<bool>) -> Duration {
    let queued = match pipeline.database.read_async(runs::queued).await {
        Ok(queued) => queued,
        Err(error) => {
            log(&error.into());
            return READ_AGAIN;
        }
    };
    pipeline.waiting.keep(&queued);
    let mut shortest = READ_AGAIN;
    for run in queued {
        if *stopping.borrow() {
            break;
        }
        if pipeline.waiting.left(run).is_none() {
            carry_out(pipeline, run).await;
        }
        shortest = pipeline.waiting.left(run).map_or(shortest, |left| left.min(shortest));
    }
    shortest
}

/// Carries out one run. If it cannot commit now, it stays in the queue.
async fn carry_out(pipeline: &Pipeline, key: RunKey) {
    let work = pipeline.clone();
    // The run has a task of its own, so a panic does not end the runner.
    let ran = tokio::spawn(async move { work.carry_out(key).await }).await;
    match ran {
        Ok(Ok(ended)) => {
            log_ended(ended, key);
            pipeline.waiting.forget(key);
        }
        Ok(Err(failure)) if may_pass(&failure) => {
            log(&failure);
            pipeline.waiting.failed(key, &pipeline.clock);
        }
        Ok(Err(failure)) => {
            log(&failure);
            give_up(pipeline, key).await;
        }
        Err(_) => give_up(pipeline, key).await,
    }
    pipeline.progress.clear(key.district);
}

fn log_ended(ended: Ended, RunKey { district, id: run }: RunKey) {
    match ended {
        Ended::Applied => tracing::info!(district, run, "applied"),
        Ended::Changed => tracing::info!(district, run, "withdrawn: it would do something else now"),
        Ended::NotQueued => tracing::info!(district, run, "no longer queued"),
    }
}

/// Marks a run as failed, because another try would fail too. If that cannot be written, the run stays in the
/// queue.
async fn give_up(pipeline: &Pipeline, key: RunKey) {
    let RunKey { district, id: run } = key;
    match pipeline.give_up(key).await {
        Ok(()) => {
            tracing::error!(district, run, "failed: no record was changed");
            pipeline.waiting.forget(key);
        }
        Err(failure) => {
            log(&failure);
            pipeline.waiting.failed(key, &pipeline.clock);
        }
    }
}

fn log(failure: &Failure) {
    tracing::error!(cause = failure.causes(), "a run was not carried out");
}
