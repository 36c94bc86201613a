//! Calls about the fields of the district's records.

use super::call::{Call, JSON, json};
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{FieldEntry, FieldView, Page, paths};

impl Client {
    /// The fields of every kind of record, built-in ones first.
    pub async fn fields(&self) -> Result<Vec<FieldView>, Failure> {
        let all: Page<FieldView> = self.fetch(&Call::get(paths::FIELDS)).await?;
        Ok(all.rows)
    }

    /// Adds and renames custom fields. `entries` lists every field. Returns the fields after the change.
    pub async fn change_fields(
        &self,
        entries: Vec<FieldEntry>,
        key: &IdempotencyKey,
    ) -> Result<Vec<FieldView>, Failure> {
        let all = Page { rows: entries, next: None };
        let call = Call::put(paths::FIELDS, JSON, json(&all)).with_key(key);
        let all: Page<FieldView> = self.fetch(&call).await?;
        Ok(all.rows)
    }
}
