//! The operations on sources for the API.

use super::change::{change, invalid, remove};
use super::unknown;
use crate::access::Caller;
use crate::store::{Database, Tx, sources};
use crate::{Failure, IdempotentRequest};
use coverlist_core::sheet::Source;
use coverlist_messages::text;

/// Lists, shows and changes the saved sources. Clones share everything.
///
/// Each call reads the database: a command of another process may have changed a source.
#[derive(Clone)]
pub struct SavedSources {
    database: Database,
}

impl SavedSources {
    /// The sources in `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    /// All sources of the caller's district.
    pub async fn list(&self, caller: &Caller) -> Result<Vec<Source>, Failure> {
        let district = caller.district;
        Ok(self.database.read_async(move |tx| sources::of_district(tx, district)).await?)
    }

    /// A source.
    ///
    /// # Errors
    ///
    /// `not_found`. The text lists the sources.
    pub async fn find(&self, caller: &Caller, name: &str) -> Result<Source, Failure> {
        let mut all = self.list(caller).await?;
        match all.iter().position(|source| source.name == name) {
            Some(place) => Ok(all.swap_remove(place)),
            None => Err(Failure::not_found(unknown(&all))),
        }
    }

    /// Adds the source with a name, or a version of it. Returns it as it is stored.
    ///
    /// # Errors
    ///
    /// `source_invalid`, with the place of the fault, `source_changed` and `key_reused`. Nothing is stored
    /// then.
    pub async fn put(
        &self,
        caller: &Caller,
        name: &str,
        source: Source,
        request: IdempotentRequest,
    ) -> Result<Source, Failure> {
        if source.name != name {
            return Err(invalid("/name".to_owned(), text::part_source_other_name()));
        }
        let (district, account) = (caller.district, Some(caller.account));
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || Ok(change(tx, district, account, source, request.now)?.source))
        };
        self.database.write_async(write).await
    }

    /// Removes a source. Returns it as it was.
    ///
    /// # Errors
    ///
    /// `not_found` and `key_reused`.
    pub async fn remove(
        &self,
        caller: &Caller,
        name: String,
        request: IdempotentRequest,
    ) -> Result<Source, Failure> {
        let (district, account) = (caller.district, Some(caller.account));
        let write =
            move |tx: &Tx<'_>| request.perform(tx, || remove(tx, district, account, &name, request.now));
        self.database.write_async(write).await
    }
}
