use super::list::{self, RecordQuery};
use super::load::{load, read_roster};
use super::{sheet, view};
use crate::access::Caller;
use crate::store::records::Record;
use crate::store::{Database, StoreError, Tx, db, templates};
use crate::{Clock, Failure, IdempotentRequest, Watchers};
use coverlist_api::{DeviceView, Page, RecordsLoaded, UserView};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{RecordKind, Search};
use coverlist_core::roster::Roster;
use coverlist_core::validate::Limits;

/// Lists, exports and loads users and devices, for the API and the command line. Clones share everything.
#[derive(Clone)]
pub struct Registry {
    database: Database,
    clock: Clock,
    limits: Limits,
    watchers: Watchers,
}

impl Registry {
    /// Works on the records in `database`. `limits` apply to uploaded rosters. `watchers` notify open pages
    /// of loaded records.
    pub fn new(database: Database, clock: Clock, limits: Limits, watchers: Watchers) -> Self {
        Self { database, clock, limits, watchers }
    }

    /// A page of users, sorted by key.
    pub(crate) async fn users(&self, caller: &Caller, query: RecordQuery) -> Result<Page<UserView>, Failure> {
        let Page { rows, next } = self.list(caller, RecordKind::User, query).await?;
        Ok(Page { rows: rows.iter().map(view::user).collect(), next })
    }

    /// A page of devices, sorted by key.
    pub(crate) async fn devices(
        &self,
        caller: &Caller,
        query: RecordQuery,
    ) -> Result<Page<DeviceView>, Failure> {
        let Page { rows, next } = self.list(caller, RecordKind::Device, query).await?;
        Ok(Page { rows: rows.iter().map(view::device).collect(), next })
    }

    /// Exports the records that match a search as a CSV file.
    pub(crate) async fn sheet(
        &self,
        caller: &Caller,
        kind: RecordKind,
        search: Search,
    ) -> Result<Vec<u8>, Failure> {
        let district = caller.district;
        let write = move |tx: &Tx<'_>| sheet::sheet(tx, district, kind, &search);
        Ok(self.database.read_async(write).await?)
    }

    /// Loads a roster from an uploaded file.
    ///
    /// # Errors
    ///
    /// `file_blocked` when the file is not a roster, and `key_reused`. Nothing is loaded then.
    pub(crate) async fn load_file(
        &self,
        caller: &Caller,
        kind: RecordKind,
        bytes: Vec<u8>,
        request: IdempotentRequest,
    ) -> Result<RecordsLoaded, Failure> {
        let (district, account) = (caller.district, Some(caller.account));
        let (limits, now) = (self.limits, request.now);
        let database = self.database.clone();
        let parse = move || {
            let templates = database.read(|tx| templates::current(tx, district))?;
            let table = read(&bytes, &ReadChoices::default(), &templates.headers());
            read_roster(&table, kind, limits)
        };
        let roster = db::blocking(parse).await?;
        let write = move |tx: &Tx<'_>| request.perform(tx, || Ok(load(tx, district, account, roster, now)?));
        let loaded = self.database.write_async(write).await?;
        self.watchers.notify(district);
        Ok(loaded)
    }

    /// Loads a roster from the command line, without an account.
    pub fn load_roster(&self, district: i64, roster: Roster) -> Result<RecordsLoaded, StoreError> {
        let now = self.clock.now();
        self.database.write(|tx| load(tx, district, None, roster, now))
    }

    async fn list(
        &self,
        caller: &Caller,
        kind: RecordKind,
        query: RecordQuery,
    ) -> Result<Page<Record>, Failure> {
        let district = caller.district;
        Ok(self.database.read_async(move |tx| list::list(tx, district, kind, &query)).await?)
    }
}
