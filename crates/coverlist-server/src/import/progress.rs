//! Counts the processed rows of imports in memory. After a restart, processing starts again at the first row.

use crate::store::ImportKey;
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

    /// Sets the number of rows that are done, of `total`. Processing began at the time `since`.
    pub fn set(&self, import: ImportKey, done: u32, total: u32, since: Millis) {
        self.running().insert(import, Running { done, total, since });
        self.watchers.notify(import.district);
    }

    /// Removes the import of a district that is no longer processed.
    pub fn clear(&self, district: i64) {
        self.running().retain(|key, _| key.district != district);
        self.watchers.notify(district);
    }

    /// Removes an import that is no longer processed.
    pub fn end(&self, import: ImportKey) {
        self.running().remove(&import);
    }

    /// The progress of an import; `None` while it is not processed.
    pub fn of(&self, import: ImportKey, now: Millis) -> Option<Progress> {
        let running = *self.running().get(&import)?;
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
