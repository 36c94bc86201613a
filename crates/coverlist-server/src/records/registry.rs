use super::list;
use super::load::{load, read_roster};
use super::{lookup, sheet, view};
use crate::access::Caller;
use crate::store::records::Record;
use crate::store::{Database, StoreError, Tx, db, templates};
use crate::workbook::FileFormat;
use crate::{Clock, Failure, IdempotentRequest, Watchers};
use coverlist_api::{
    DeviceView, LookupRequest, LookupView, Page, RecordQueryRequest, RecordsLoaded, UserView,
};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::Roster;
use coverlist_core::validate::Limits;

/// Lists, looks up, exports and loads users and devices, for the API and the command line. Clones share
/// everything.
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

    /// The users that a request selects.
    ///
    /// # Errors
    ///
    /// `bad_request` with a pointer when the request names an unknown field, or a value of another type.
    pub(crate) async fn users(
        &self,
        caller: &Caller,
        request: RecordQueryRequest,
    ) -> Result<Page<UserView>, Failure> {
        let Page { rows, next } = self.list(caller, RecordKind::User, request).await?;
        Ok(Page { rows: rows.iter().map(view::user).collect(), next })
    }

    /// The devices that a request selects.
    ///
    /// # Errors
    ///
    /// As [`Registry::users`].
    pub(crate) async fn devices(
        &self,
        caller: &Caller,
        request: RecordQueryRequest,
    ) -> Result<Page<DeviceView>, Failure> {
        let Page { rows, next } = self.list(caller, RecordKind::Device, request).await?;
        Ok(Page { rows: rows.iter().map(view::device).collect(), next })
    }

    /// Exports all records that a request selects.
    ///
    /// # Errors
    ///
    /// As [`Registry::users`].
    pub(crate) async fn sheet(
        &self,
        caller: &Caller,
        kind: RecordKind,
        request: RecordQueryRequest,
        format: FileFormat,
    ) -> Result<Vec<u8>, Failure> {
        let (district, folder) = (caller.district, self.database.folder().to_owned());
        let write = move |tx: &Tx<'_>| sheet::sheet(tx, district, kind, &request, format, &folder);
        self.database.read_async(write).await
    }

    /// Looks up which records keys name, and explains those that name none. Stores and logs nothing.
    ///
    /// # Errors
    ///
    /// `bad_request` when there are too many keys.
    pub(crate) fn look_up(
        &self,
        district: i64,
        kind: RecordKind,
        request: LookupRequest,
    ) -> Result<LookupView, Failure> {
        Ok(self.look_up_keys(district, kind, lookup::keys(request)?)?)
    }

    /// Looks up any number of keys, for the command line.
    pub fn look_up_keys(
        &self,
        district: i64,
        kind: RecordKind,
        keys: Vec<String>,
    ) -> Result<LookupView, StoreError> {
        lookup::look_up(&self.database, district, kind, keys)
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
        request: RecordQueryRequest,
    ) -> Result<Page<Record>, Failure> {
        let district = caller.district;
        self.database.read_async(move |tx| list::list(tx, district, kind, &request)).await
    }
}
