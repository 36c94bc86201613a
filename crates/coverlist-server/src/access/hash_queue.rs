//! Limits how many passwords are hashed at the same time. Each hash takes 19 MiB and a core.

use super::password::Memory;
use crate::store::{StoreError, db};
use crate::{Failure, Refusal};
use coverlist_messages::text;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The limit on concurrent hashes, whatever the number of cores. Four hashes need 76 MiB.
const MAX_CONCURRENT: usize = 4;
/// How many sign-ins may wait for each concurrent hash. The last one waits about half a second.
const QUEUE_LENGTH: usize = 16;

/// Lets a few sign-ins hash at the same time while a few more wait.
#[derive(Clone)]
pub(super) struct HashQueue {
    turns: Arc<Semaphore>,
    known: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    idle: Arc<Idle>,
}

/// Working memory that no hash uses at the moment. The next hash takes it.
type Idle = Mutex<Vec<Memory>>;

/// The place of a waiting sign-in. Dropping it frees the place.
pub(super) struct QueueSlot {
    turns: Arc<Semaphore>,
    idle: Arc<Idle>,
    _slot: OwnedSemaphorePermit,
}

/// Permission to hash one password. Dropping it lets the next sign-in hash.
pub(super) struct HashSlot {
    idle: Arc<Idle>,
    _slot: OwnedSemaphorePermit,
}

impl HashQueue {
    /// Allows one concurrent hash per core, and at most [`MAX_CONCURRENT`].
    pub(super) fn new() -> Self {
        Self::at_once(available_parallelism().map_or(1, usize::from).min(MAX_CONCURRENT))
    }

    fn at_once(turns: usize) -> Self {
        let places = || Arc::new(Semaphore::new(turns * QUEUE_LENGTH));
        Self {
            turns: Arc::new(Semaphore::new(turns)),
            known: places(),
            strangers: places(),
            idle: Arc::default(),
        }
    }

    /// Takes a place in the queue, or returns `busy` if the queue is full. Accounts that have signed in from
    /// their network before have a queue of their own, which strangers cannot fill.
    pub(super) fn queue_slot(&self, is_known: bool) -> Result<QueueSlot, Failure> {
        let places = if is_known { &self.known } else { &self.strangers };
        match places.clone().try_acquire_owned() {
            Ok(place) => Ok(QueueSlot { turns: self.turns.clone(), idle: self.idle.clone(), _slot: place }),
            Err(_) => Err(Refusal::busy(text::problem_busy_sign_ins()).into()),
        }
    }
}

impl QueueSlot {
    /// Waits until this sign-in may hash. Dropping the future leaves the queue.
    pub(super) async fn hash_slot(self) -> Result<HashSlot, StoreError> {
        let turn = self.turns.acquire_owned().await;
        let turn = turn.map_err(|closed| StoreError::Unavailable(closed.into()))?;
        Ok(HashSlot { idle: self.idle, _slot: turn })
    }
}

impl HashSlot {
    /// Runs `work`, which hashes, on a blocking thread. The permission is held until the work is done, even
    /// if the client disconnects.
    pub(super) async fn hash<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut Memory) -> anyhow::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        db::blocking(move || {
            let turn = self;
            let mut memory = turn.idle().pop().unwrap_or_default();
            let done = work(&mut memory).map_err(Failure::from);
            turn.idle().push(memory);
            done
        })
        .await
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_api::ProblemCode;
    use futures_util::FutureExt;
    use std::sync::mpsc;

    #[tokio::test]
    async fn work_whose_client_disconnected_keeps_its_slot_until_it_is_done() {
        let hashing = HashQueue::at_once(2);
        let (release, wait) = mpsc::channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        for _ in 0..2 {
            let turn = hashing.queue_slot(false).expect("a place").hash_slot().await.expect("a turn");
            let wait = wait.clone();
            let hangs_up = turn.hash(move |_| Ok(wait.lock().expect("a lock").recv()?)).now_or_never();
            assert!(hangs_up.is_none(), "it has begun and is not done");
        }
        let mut third = Box::pin(hashing.queue_slot(false).expect("a place").hash_slot());
        assert!(third.as_mut().now_or_never().is_none(), "both cores still work");
        release.send(()).expect("somebody works");
        assert!(third.await.is_ok(), "one is done");
        release.send(()).expect("somebody works");
    }

    #[tokio::test]
    async fn strangers_beyond_the_queue_are_refused_and_known_accounts_wait() {
        let hashing = HashQueue::at_once(1);
        let crowd: Vec<QueueSlot> =
            (0..QUEUE_LENGTH).map(|_| hashing.queue_slot(false).expect("a place")).collect();
        let Err(Failure::Refused(refusal)) = hashing.queue_slot(false).map(drop) else {
            panic!("there was room")
        };
        assert_eq!((refusal.code, refusal.retry_after), (ProblemCode::Busy, Some(5)));
        assert!(hashing.queue_slot(true).is_ok());
        drop(crowd);
        assert!(hashing.queue_slot(false).is_ok());
    }
}
