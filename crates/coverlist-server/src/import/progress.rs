//! How far processing is. It is kept in memory alone: what counts is in the database, and a bar may start anew.

use crate::Millis;
use crate::store::ImportKey;
use crate::store::imports::Import;
use coverlist_api::Progress;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;

/// How far the imports that are being processed are, and who wants to know when something moves.
#[derive(Default)]
pub struct ProgressBoard(Mutex<Board>);

#[derive(Default)]
struct Board {
    running: HashMap<ImportKey, Running>,
    watched: HashMap<i64, broadcast::Sender<()>>,
}

#[derive(Clone, Copy)]
struct Running {
    done: u32,
    total: u32,
    since: Millis,
}

impl ProgressBoard {
    /// Says "look again" whenever an import of the district has moved.
    pub fn watch(&self, district: i64) -> broadcast::Receiver<()> {
        // One message is enough: it says that there is something new, not what.
        self.board().watched.entry(district).or_insert_with(|| broadcast::channel(1).0).subscribe()
    }

    /// Tells everyone who watches the district to look again.
    pub fn moved(&self, district: i64) {
        if let Some(watchers) = self.board().watched.get(&district) {
            // Nobody is watching any more: nobody to tell.
            let _ = watchers.send(());
        }
    }

    /// Notes how far an import is.
    pub fn set(&self, import: &Import, done: u32, since: Millis) {
        let running = Running { done, total: import.rows, since };
        self.board().running.insert(import.key, running);
        self.moved(import.key.district);
    }

    /// Forgets an import: it is not being processed any more.
    pub fn clear(&self, key: ImportKey) {
        self.board().running.remove(&key);
        self.moved(key.district);
    }

    /// How far an import is, while it is being processed.
    pub fn of(&self, import: &Import, now: Millis) -> Option<Progress> {
        let running = *self.board().running.get(&import.key)?;
        Some(running.progress(now))
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Running {
    fn progress(self, now: Millis) -> Progress {
        let elapsed = u64::try_from(now - self.since).unwrap_or(0);
        let pace = (u64::from(self.done) * 1000).checked_div(elapsed).filter(|pace| *pace > 0);
        let left = u64::from(self.total.saturating_sub(self.done));
        Progress {
            done: self.done,
            total: self.total,
            rows_per_second: pace.map(|pace| u32::try_from(pace).unwrap_or(u32::MAX)),
            left_ms: pace.map(|pace| left * 1000 / pace),
        }
    }
}
