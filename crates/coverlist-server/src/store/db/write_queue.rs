//! The queue of writers. A request waits in it without a thread.

use super::super::StoreError;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Requests that may wait for their turn to write. The few admins of a district never send more changes than
/// this while a large import is applied.
const MOST_WAITING: usize = 64;

/// Gives one writer at a time its turn, in the order of arrival.
pub(super) struct WriteQueue {
    turn: Arc<Semaphore>,
    /// Free places for waiting requests.
    places: Semaphore,
}

impl Default for WriteQueue {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), places: Semaphore::new(MOST_WAITING) }
    }
}

impl WriteQueue {
    /// Waits for a turn to write, which lasts until the permit is dropped.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] when all places are taken.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        let _place = self.places.try_acquire().map_err(|_| StoreError::Busy)?;
        self.turn_however_long().await
    }

    /// Waits for a turn without taking a place.
    pub(super) async fn turn_however_long(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        self.turn.clone().acquire_owned().await.map_err(|closed| StoreError::Unavailable(closed.into()))
    }
}
