//! A part of the records, searched.

use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx};
use coverlist_core::record::{RecordKind, Search};
use coverlist_core::roster::Attribute;

/// How many records are looked through at a time.
const SLICE: u32 = 1_000;

/// A part of the records.
pub struct Listed {
    /// In order of their keys.
    pub records: Vec<Record>,
    /// The id of the record after which the next part begins; `None` at the end.
    pub next: Option<i64>,
}

/// The first `limit` records after the record `cursor` whose key, name, e-mail address or tag holds what is searched.
/// Nothing comes after a cursor that names no record.
pub fn list(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    search: &Search,
    cursor: Option<i64>,
    limit: usize,
) -> Result<Listed, StoreError> {
    let mut after = match cursor {
        Some(id) => match records::match_key(tx, district, kind, id)? {
            Some(match_key) => match_key,
            None => return Ok(Listed { records: Vec::new(), next: None }),
        },
        None => String::new(),
    };
    let mut found = Vec::new();
    loop {
        let slice = records::after(tx, district, kind, &after, SLICE)?;
        let is_last = slice.len() < SLICE as usize;
        after = slice.last().map(|record| record.match_key.clone()).unwrap_or_default();
        found.extend(slice.into_iter().filter(|record| mentions(record, kind, search)));
        if is_last || found.len() > limit {
            let more = found.len() > limit;
            found.truncate(limit);
            let next = if more { found.last().map(|record| record.id) } else { None };
            return Ok(Listed { records: found, next });
        }
    }
}

/// Whether its key, name, e-mail address or tag holds what is searched.
pub(super) fn mentions(record: &Record, kind: RecordKind, search: &Search) -> bool {
    let searched = |attribute: &Attribute| {
        matches!(attribute, Attribute::Name | Attribute::Email | Attribute::AssetTag | Attribute::AssignedTo)
    };
    let mut attributes = Attribute::of(kind).iter().zip(&record.attributes);
    search.finds(&record.key)
        || attributes.any(|(attribute, value)| searched(attribute) && search.finds(value))
}
