//! Makes batches on another thread, while this one takes them.

use crate::store::StoreError;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Calls `make` on another thread, while `take` receives what it sends. At most `waiting` batches wait, so a
/// long list needs little memory.
///
/// # Errors
///
/// The error of `make`, and [`StoreError::Unavailable`] when there is no other thread.
pub fn ahead<B: Send, T>(
    waiting: usize,
    make: impl FnOnce(&SyncSender<B>) -> Result<(), StoreError> + Send,
    take: impl FnOnce(Receiver<B>) -> T,
) -> Result<T, StoreError> {
    let (sender, batches) = sync_channel(waiting);
    thread::scope(|scope| {
        let making = thread::Builder::new().spawn_scoped(scope, move || make(&sender));
        let making = making.map_err(|error| StoreError::Unavailable(error.into()))?;
        let taken = take(batches);
        making.join().unwrap_or_else(|panic| resume_unwind(panic)).map(|()| taken)
    })
}
