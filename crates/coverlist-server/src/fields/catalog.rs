//! The operations on fields for the API.

use super::{change, edit, list};
use crate::access::Caller;
use crate::document::{self, Fault};
use crate::store::{Database, Tx, fields};
use crate::{Failure, IdempotentRequest, Refusal};
use coverlist_api::{FieldEntry, FieldView, Page, ProblemCode};
use coverlist_messages::text;

/// Lists and changes fields. Clones share everything.
///
/// Each call reads the database: a command of another process may have changed a field.
#[derive(Clone)]
pub struct Fields {
    database: Database,
}

impl Fields {
    /// The fields in `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    /// All fields of the caller's district.
    pub async fn list(&self, caller: &Caller) -> Result<Vec<FieldView>, Failure> {
        let district = caller.district;
        Ok(list(&self.database.read_async(move |tx| fields::of_district(tx, district)).await?))
    }

    /// Adds and renames fields. `json` is a [`Page`] with a [`FieldEntry`] for each field. Returns all
    /// fields.
    ///
    /// # Errors
    ///
    /// `fields_invalid`, with the place of the fault, and `key_reused`. Nothing is stored then.
    pub async fn put(
        &self,
        caller: &Caller,
        json: &[u8],
        request: IdempotentRequest,
    ) -> Result<Vec<FieldView>, Failure> {
        let entries: Page<FieldEntry> = document::parse(json).map_err(invalid)?;
        let (district, account) = (caller.district, Some(caller.account));
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || {
                let edit = |before: &_| edit(before, entries.rows).map_err(invalid);
                Ok(list(&change(tx, district, account, request.now, edit)?))
            })
        };
        self.database.write_async(write).await
    }
}

fn invalid(Fault { pointer, problem }: Fault) -> Failure {
    let reason = if pointer.is_empty() {
        text::problem_fields_invalid_list(problem)
    } else {
        text::problem_fields_invalid_place(&pointer, problem)
    };
    Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::FieldsInvalid, reason) }.into()
}
