//! Tells open pages of a district that something has changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;

/// The watchers of every district. Clones share them.
#[derive(Clone, Default)]
pub struct Watchers(Arc<Mutex<HashMap<i64, broadcast::Sender<()>>>>);

impl Watchers {
    /// Receives a message whenever the district's imports or records change.
    pub fn watch(&self, district: i64) -> broadcast::Receiver<()> {
        // The messages have no content, so the newest one is enough.
        self.districts().entry(district).or_insert_with(|| broadcast::channel(1).0).subscribe()
    }

    /// Sends a message to everyone who watches the district.
    pub fn notify(&self, district: i64) {
        if let Some(watchers) = self.districts().get(&district) {
            // An error means that nobody is watching.
            let _ = watchers.send(());
        }
    }

    fn districts(&self) -> MutexGuard<'_, HashMap<i64, broadcast::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
