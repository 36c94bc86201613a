use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;

/// Notifies the open pages of a district when something changes, by the district's id. Clones share the
/// subscriptions.
#[derive(Clone, Default)]
pub struct Watchers(Arc<Mutex<HashMap<i64, broadcast::Sender<()>>>>);

impl Watchers {
    /// Subscribes to a district. The receiver gets a message whenever the district's imports or records
    /// change.
    pub fn watch(&self, district: i64) -> broadcast::Receiver<()> {
        // The messages are empty, so keeping only the newest one is enough.
        self.districts().entry(district).or_insert_with(|| broadcast::channel(1).0).subscribe()
    }

    /// Sends a message to all subscribers of a district.
    pub(crate) fn notify(&self, district: i64) {
        if let Some(watchers) = self.districts().get(&district) {
            // Sending fails if nobody subscribes.
            let _ = watchers.send(());
        }
    }

    fn districts(&self) -> MutexGuard<'_, HashMap<i64, broadcast::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
