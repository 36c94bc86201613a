//! All imports of a district, their findings and their original files.

use super::Pipeline;
use super::pipeline::{find, template};
use crate::Failure;
use crate::access::Caller;
use crate::store::imports::{self, Import};
use crate::store::{StoreError, Tx, findings};
use coverlist_api::{FindingView, ImportView, Page};
use coverlist_core::record::Search;

/// How many imports are looked through at a time.
const SLICE: u32 = 200;

/// A file as it was sent.
pub struct OriginalFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Pipeline {
    /// The imports of the district before a cursor whose file's name holds what is searched, newest first.
    pub async fn history(
        &self,
        caller: &Caller,
        search: Search,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Page<ImportView>, Failure> {
        let (pipeline, district) = (self.clone(), caller.district);
        self.database
            .read_async(move |tx| {
                let mut found = find_before(tx, district, &search, before, limit as usize + 1)?;
                let more = found.len() > limit as usize;
                found.truncate(limit as usize);
                let next = found.last().filter(|_| more).map(|last| last.key.id.to_string());
                let rows = found.iter().map(|import| pipeline.view(import)).collect();
                Ok(Page { rows, next })
            })
            .await
    }

    /// The file of an import, exactly as it was sent.
    ///
    /// # Errors
    ///
    /// `not_found`, also when the file was deleted.
    pub async fn original(&self, caller: &Caller, id: i64) -> Result<OriginalFile, Failure> {
        let key = caller.import_key(id);
        self.database
            .read_async(move |tx| {
                let import = find(tx, key)?;
                match imports::bytes(tx, key)? {
                    Some(bytes) => Ok(OriginalFile { name: import.name, bytes }),
                    None => Err(Failure::not_found("This file has been deleted.")),
                }
            })
            .await
    }

    /// The findings of an import after a cursor, in file order.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub async fn findings(
        &self,
        caller: &Caller,
        id: i64,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<FindingView>, Failure> {
        let key = caller.import_key(id);
        self.database
            .read_async(move |tx| {
                let template = template(&find(tx, key)?)?;
                let mut found = findings::after(tx, key, after.unwrap_or(0), limit + 1)?;
                let more = found.len() > limit as usize;
                found.truncate(limit as usize);
                let next = found.last().filter(|_| more).map(|(place, _)| place.to_string());
                let rows = found.iter().map(|(_, finding)| FindingView::new(finding, &template)).collect();
                Ok(Page { rows, next })
            })
            .await
    }
}

/// The first `most` imports before a cursor whose file's name holds what is searched.
fn find_before(
    tx: &Tx<'_>,
    district: i64,
    search: &Search,
    before: Option<i64>,
    most: usize,
) -> Result<Vec<Import>, StoreError> {
    let mut before = before.unwrap_or(i64::MAX);
    let mut found = Vec::new();
    loop {
        let slice = imports::list(tx, district, before, SLICE)?;
        let is_last = slice.len() < SLICE as usize;
        before = slice.last().map_or(before, |import| import.key.id);
        found.extend(slice.into_iter().filter(|import| search.finds(&import.name)));
        if is_last || found.len() >= most {
            found.truncate(most);
            return Ok(found);
        }
    }
}
