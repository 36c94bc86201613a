use super::query_fault::{QueryFault, Rule};
use crate::store::{StoreError, Tx, records};
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
pub(super) fn keys(request: LookupRequest) -> Result<Vec<String>, QueryFault> {
    if request.keys.len() > MOST_KEYS {
        return Err(QueryFault::new("/keys", Rule::TooManyKeys(MOST_KEYS)));
    }
    Ok(request.keys)
}

/// Looks up keys among the records of a kind in a district.
pub(super) fn look_up(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    keys: Vec<String>,
) -> Result<LookupView, StoreError> {
    let mut lookup = Lookup::new(kind, keys);
    if kind == RecordKind::Device {
        records::each_user(tx, district, |user_id, email| lookup.see_user(user_id, email))?;
    }
    records::each_known(tx, district, kind, |record| lookup.see(record))?;
    Ok(LookupView { answers: lookup.answers().into_iter().map(AnswerView::from).collect() })
}
