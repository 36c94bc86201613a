use super::batch::Batch;
use crate::store::{Database, StoreError, Tx, records};
use coverlist_core::record::RecordKind;
use std::mem::take;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many full batches may wait. They bound the memory, however many records a district has.
const WAITING: usize = 4;

/// Reads what a look-up compares keys with on another thread, from one snapshot of the database, while
/// `compare` takes the batches: first the users to whom devices may be assigned, then the records.
pub(super) fn read_ahead<T>(
    database: &Database,
    district: i64,
    kind: RecordKind,
    compare: impl FnOnce(Receiver<Batch>) -> T,
) -> Result<T, StoreError> {
    let (sender, batches) = sync_channel(WAITING);
    thread::scope(|scope| {
        let read = || database.read(|tx| read_all(tx, district, kind, sender));
        let reading = thread::Builder::new().spawn_scoped(scope, read);
        let reading = reading.map_err(|error| StoreError::Unavailable(error.into()))?;
        let compared = compare(batches);
        reading.join().unwrap_or_else(|panic| resume_unwind(panic)).map(|()| compared)
    })
}

fn read_all(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    sender: SyncSender<Batch>,
) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    // Nobody takes a batch only if `compare` has panicked.
    let mut send = |batch| drop(sender.send(batch));
    if kind == RecordKind::Device {
        records::each_user(tx, district, |user_id, email| {
            batch.add_user(user_id, email);
            if batch.is_full() {
                send(take(&mut batch));
            }
        })?;
    }
    records::each_known(tx, district, kind, |record| {
        batch.add_record(record);
        if batch.is_full() {
            send(take(&mut batch));
        }
    })?;
    send(batch);
    Ok(())
}
