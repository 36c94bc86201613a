use super::super::query_fault::{QueryFault, Rule};
use super::read_ahead::read_ahead;
use crate::store::{Database, StoreError};
use coverlist_api::{AnswerView, LookupRequest, LookupView};
use coverlist_core::lookup::Lookup;
use coverlist_core::record::RecordKind;

/// The maximum number of keys in one request.
const MOST_KEYS: usize = 100_000;

/// The keys of a request.
///
/// # Errors
///
/// When there are too many.
pub(in super::super) fn keys(request: LookupRequest) -> Result<Vec<String>, QueryFault> {
    if request.keys.len() > MOST_KEYS {
        return Err(QueryFault::new("/keys", Rule::TooManyKeys(MOST_KEYS)));
    }
    Ok(request.keys)
}

/// Looks up keys among the records of a kind in a district.
pub(in super::super) fn look_up(
    database: &Database,
    district: i64,
    kind: RecordKind,
    keys: Vec<String>,
) -> Result<LookupView, StoreError> {
    let answers = read_ahead(database, district, kind, |batches| {
        let mut lookup = Lookup::new(kind, keys);
        batches.iter().for_each(|batch| batch.show_to(&mut lookup));
        lookup.answers()
    })?;
    Ok(LookupView { answers: answers.into_iter().map(AnswerView::from).collect() })
}
