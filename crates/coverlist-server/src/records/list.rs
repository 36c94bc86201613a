use crate::paging::{CHUNK, Paged, each_chunk};
use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx};
use coverlist_api::Page;
use coverlist_core::record::{RecordKind, Search};
use coverlist_core::roster::Attribute;

/// Selects records of a list: a search, and one page of the records that it finds.
#[derive(Clone, Debug)]
pub struct RecordQuery {
    /// Selects records whose key, name, e-mail address or asset tag contains this text.
    pub search: Search,
    /// The page begins after the record with this id; `None` for the first page.
    pub after: Option<i64>,
    /// The maximum number of records on the page.
    pub limit: u32,
}

/// A page of records, sorted by key. It is empty if no record has the id in `query.after`.
pub(super) fn list(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    query: &RecordQuery,
) -> Result<Page<Record>, StoreError> {
    let mut page = Paged::new(query.limit);
    let after = match query.after {
        Some(id) => records::match_key(tx, district, kind, id)?,
        None => Some(String::new()),
    };
    if let Some(after) = after {
        each_found_chunk(tx, district, kind, (&query.search, after), |found| Ok(page.fill(found)))?;
    }
    Ok(page.finish(|record| record.id.to_string()))
}

/// Reads the records that a search finds after a match key, one chunk at a time, until `take` returns
/// `false`.
pub(super) fn each_found_chunk(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    (search, after): (&Search, String),
    mut take: impl FnMut(Vec<Record>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    each_chunk(
        after,
        |match_key| records::after(tx, district, kind, match_key, CHUNK),
        |record| record.match_key.clone(),
        |mut chunk| {
            chunk.retain(|record| is_found(record, kind, search));
            take(chunk)
        },
    )
}

fn is_found(record: &Record, kind: RecordKind, search: &Search) -> bool {
    let searched = |attribute: &Attribute| {
        matches!(attribute, Attribute::Name | Attribute::Email | Attribute::AssetTag | Attribute::AssignedTo)
    };
    let mut attributes = Attribute::of(kind).iter().zip(&record.attributes);
    search.finds(&record.key)
        || attributes.any(|(attribute, value)| searched(attribute) && search.finds(value))
}
