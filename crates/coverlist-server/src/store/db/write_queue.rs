//! The queue in which requests wait to write, without a thread.

use super::super::StoreError;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many requests may wait to write. The few admins of a district never send more changes while a large
/// import is applied.
const MOST_WAITING: usize = 64;

/// Lets one writer at a time write, in the order of arrival.
pub(super) struct WriteQueue {
    turn: Arc<Semaphore>,
    /// The number of further requests that may wait.
    places: Semaphore,
}

impl Default for WriteQueue {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), places: Semaphore::new(MOST_WAITING) }
    }
}

impl WriteQueue {
    /// Waits until this writer may write, which ends when the permit is dropped.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] when too many requests already wait.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        let _place = self.places.try_acquire().map_err(|_| StoreError::Busy)?;
        self.turn_however_long().await
    }

    /// Like [`Self::turn`], but never refused.
    pub(super) async fn turn_however_long(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        self.turn.clone().acquire_owned().await.map_err(|closed| StoreError::Unavailable(closed.into()))
    }
}
