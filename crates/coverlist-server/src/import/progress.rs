//! Counts the processed rows of imports in memory. After a restart, processing starts again at the first row.

use crate::store::ImportKey;
use crate::store::imports::Import;
use crate::{Millis, Watchers};
use coverlist_api::Progress;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The progress of each import that is being processed. Every change notifies the open pages of its district.
pub struct ProgressBoard {
    running: Mutex<HashMap<ImportKey, Running>>,
    watchers: Watchers,
}

#[derive(Clone, Copy)]
struct Running {
    done: u32,
    total: u32,
    since: Millis,
}

impl ProgressBoard {
    pub fn new(watchers: Watchers) -> Self {
        Self { running: Mutex::default(), watchers }
    }

    /// Sets the number of rows that are done. Processing began at the time `since`.
    pub fn set(&self, import: &Import, done: u32, since: Millis) {
        let running = Running { done, total: import.rows, since };
        self.running().insert(import.key, running);
        self.watchers.notify(import.key.district);
    }

    /// Removes an import that is no longer processed.
    pub fn clear(&self, key: ImportKey) {
        self.running().remove(&key);
        self.watchers.notify(key.district);
    }

    /// The progress of an import; `None` while it is not processed.
    pub fn of(&self, import: &Import, now: Millis) -> Option<Progress> {
        let running = *self.running().get(&import.key)?;
        Some(running.progress(now))
    }

    fn running(&self) -> MutexGuard<'_, HashMap<ImportKey, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Running {
    fn progress(self, now: Millis) -> Progress {
        let elapsed = u64::try_from(now - self.since).unwrap_or(0);
        let pace = (u64::from(self.done) * 1000).checked_div(elapsed).filter(|pace| *pace > 0);
        let left = u64::from(self.total.saturating_sub(self.done));
        Progress { done: self.done, total: self.total, left_ms: pace.map(|pace| left * 1000 / pace) }
    }
}
