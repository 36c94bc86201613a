use super::read_ahead::read_ahead;
use crate::store::{Database, StoreError};
use coverlist_core::lookup::{Answer, Lookup};
use coverlist_core::record::RecordKind;

/// Looks up keys among the records of a kind in a district. There is one answer for each key, in their order.
pub fn look_up(
    database: &Database,
    district: i64,
    kind: RecordKind,
    keys: Vec<String>,
) -> Result<Vec<Answer>, StoreError> {
    read_ahead(database, district, kind, |batches| {
        let mut lookup = Lookup::new(kind, keys);
        batches.iter().for_each(|batch| batch.show_to(&mut lookup));
        lookup.answers()
    })
}
