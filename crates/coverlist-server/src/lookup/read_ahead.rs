use super::batch::Batch;
use crate::ahead::ahead;
use crate::store::{Database, StoreError, Tx, records};
use coverlist_core::record::RecordKind;
use std::sync::mpsc::{Receiver, SyncSender};

/// How many full batches may wait: some megabytes. The reading goes on while the other thread indexes the
/// keys.
const WAITING: usize = 128;

/// Reads what a look-up compares keys with on another thread, from one snapshot of the database, while
/// `compare` takes the batches: first the users to whom devices may be assigned, then the records.
pub(super) fn read_ahead<T>(
    database: &Database,
    district: i64,
    kind: RecordKind,
    compare: impl FnOnce(Receiver<Batch>) -> T,
) -> Result<T, StoreError> {
    ahead(WAITING, |sender| database.read(|tx| read_all(tx, district, kind, sender)), compare)
}

fn read_all(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    sender: &SyncSender<Batch>,
) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    // Sending fails if the other thread has panicked. Then nobody needs the batch.
    let send = |batch| drop(sender.send(batch));
    if kind == RecordKind::Device {
        records::each_user(tx, district, |user_id, email| {
            batch.add_user(user_id, email);
            batch.take_if_full().into_iter().for_each(send);
        })?;
    }
    records::each_known(tx, district, kind, |record| {
        batch.add_record(record);
        batch.take_if_full().into_iter().for_each(send);
    })?;
    send(batch);
    Ok(())
}
