use super::query::{self, ListPart, Scope};
use crate::Failure;
use crate::paging::Paged;
use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx};
use coverlist_api::{Page, RecordQueryRequest};

/// A part of a list of records. It is empty if no record has the id in the cursor.
///
/// # Errors
///
/// `bad_request` with a pointer when the request names an unknown field, or a value of another type.
pub(super) fn list(tx: &Tx<'_>, scope: Scope, request: &RecordQueryRequest) -> Result<Page<Record>, Failure> {
    let part = query::part(tx, scope, request)?;
    Ok(page(tx, scope, &part)?)
}

/// The records of a part of a list.
pub(super) fn page(tx: &Tx<'_>, scope: Scope, part: &ListPart) -> Result<Page<Record>, StoreError> {
    let Scope { district, kind, .. } = scope;
    let mut page = Paged::new(part.limit);
    let after = match part.after {
        Some(id) => records::position(tx, district, kind, part.query.order, id)?,
        None => None,
    };
    if after.is_some() || part.after.is_none() {
        page.fill(records::page(tx, district, kind, &part.query, after, part.limit + 1)?);
    }
    Ok(page.finish(|record| record.id.to_string()))
}
