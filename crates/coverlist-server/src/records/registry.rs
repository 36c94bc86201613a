use super::list;
use super::load::{load, preview};
use super::query::Scope;
use super::{RosterFile, sheet, view};
use crate::access::Caller;
use crate::import::Actor;
use crate::lookup::look_up;
use crate::query::{QueryFault, Rule};
use crate::store::records::Record;
use crate::store::{Database, StoreError, Tx, db};
use crate::workbook::FileFormat;
use crate::{Clock, Failure, IdempotentRequest, Watchers};
use coverlist_api::{
    AnswerView, DeviceView, LookupRequest, LookupView, Page, RecordQueryRequest, RecordsLoaded, UserView,
};
use coverlist_core::record::RecordKind;
use coverlist_core::validate::Limits;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The maximum number of keys in one request.
const MOST_KEYS: usize = 100_000;

/// Lists, looks up, exports and loads users and devices, for the API and the command line. Clones share
/// everything.
#[derive(Clone)]
pub struct Registry {
    pub(super) database: Database,
    pub(super) clock: Clock,
    limits: Limits,
    pub(super) watchers: Watchers,
    /// One list at a time is loaded.
    loading: Arc<Semaphore>,
}

impl Registry {
    /// Works on the records in `database`. `limits` apply to uploaded rosters. `watchers` notify open pages
    /// of loaded records.
    pub fn new(database: Database, clock: Clock, limits: Limits, watchers: Watchers) -> Self {
        Self { database, clock, limits, watchers, loading: Arc::new(Semaphore::new(1)) }
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
        let scope = self.scope(caller.district, &caller.time_zone, kind);
        let write = move |tx: &Tx<'_>| sheet::sheet(tx, scope, &request, format);
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
        if request.keys.len() > MOST_KEYS {
            return Err(QueryFault::new("/keys", Rule::TooManyKeys(MOST_KEYS)).into());
        }
        Ok(self.look_up_keys(district, kind, request.keys)?)
    }

    /// Looks up any number of keys, for the command line.
    pub fn look_up_keys(
        &self,
        district: i64,
        kind: RecordKind,
        keys: Vec<String>,
    ) -> Result<LookupView, StoreError> {
        let answers = look_up(&self.database, district, kind, keys)?;
        Ok(LookupView { answers: answers.into_iter().map(AnswerView::from).collect() })
    }

    /// Loads a list from an uploaded file.
    ///
    /// # Errors
    ///
    /// As [`RosterFile::read`], `names_differ`, and `key_reused`. Nothing is loaded then.
    pub(crate) async fn load_file(
        &self,
        caller: &Caller,
        file: RosterFile,
        request: IdempotentRequest,
    ) -> Result<RecordsLoaded, Failure> {
        let (actor, district) = (Actor::from(caller), caller.district);
        let (limits, now) = (self.limits, request.now);
        let (database, clock) = (self.database.clone(), self.clock.clone());
        if let Some(loaded) = self.loaded_before(&request).await? {
            return Ok(loaded);
        }
        // A file takes several times its size in memory.
        let turn = self.loading.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let read = db::blocking(move || file.read(&database, district, &clock, limits)).await?;
        let write = move |tx: &Tx<'_>| -> Result<RecordsLoaded, Failure> {
            // Neither the changes nor the rows that were not loaded are kept with the answer.
            let (mut sheet, mut changes) = (None, Vec::new());
            let loaded = request.perform(tx, || {
                let (mut loaded, rest) = load(tx, actor, read, now)?;
                (sheet, changes) = (rest, std::mem::take(&mut loaded.changes));
                Ok(loaded)
            })?;
            Ok(RecordsLoaded { sheet, changes, ..loaded })
        };
        let loaded = self.database.write_async(write).await?;
        drop(turn);
        self.watchers.notify(district);
        Ok(loaded)
    }

    /// What loading a list from an uploaded file would do now. Changes nothing.
    ///
    /// # Errors
    ///
    /// As [`RosterFile::read`].
    pub(crate) async fn preview_file(
        &self,
        caller: &Caller,
        file: RosterFile,
    ) -> Result<RecordsLoaded, Failure> {
        let district = caller.district;
        let turn = self.loading.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let registry = self.clone();
        let loaded = db::blocking(move || registry.preview_now(district, file)).await?;
        drop(turn);
        Ok(loaded)
    }

    /// What loading a list from the command line would do now. Changes nothing.
    ///
    /// # Errors
    ///
    /// As [`RosterFile::read`].
    pub fn preview_now(&self, district: i64, file: RosterFile) -> Result<RecordsLoaded, Failure> {
        let read = file.read(&self.database, district, &self.clock, self.limits)?;
        let (loaded, sheet) = self.database.read(|tx| preview(tx, district, read))?;
        Ok(RecordsLoaded { sheet, ..loaded })
    }

    /// Loads a list from the command line, without an account.
    ///
    /// # Errors
    ///
    /// As [`RosterFile::read`], and `names_differ`. Nothing is loaded then.
    pub fn load_now(&self, district: i64, file: RosterFile) -> Result<RecordsLoaded, Failure> {
        let now = self.clock.now();
        let read = file.read(&self.database, district, &self.clock, self.limits)?;
        let actor = Actor { district, account: None };
        let (loaded, sheet) = self.database.write_with(|tx| load(tx, actor, read, now))?;
        Ok(RecordsLoaded { sheet, ..loaded })
    }

    /// The answer to the same request before. A repeated one must not depend on what has changed since.
    async fn loaded_before(&self, request: &IdempotentRequest) -> Result<Option<RecordsLoaded>, Failure> {
        let request = request.clone();
        self.database.read_async(move |tx| request.replay(tx)).await
    }

    async fn list(
        &self,
        caller: &Caller,
        kind: RecordKind,
        request: RecordQueryRequest,
    ) -> Result<Page<Record>, Failure> {
        let scope = self.scope(caller.district, &caller.time_zone, kind);
        self.database.read_async(move |tx| list::list(tx, scope, &request)).await
    }

    /// The records of a kind of a district, today in its time zone.
    pub(crate) fn scope(&self, district: i64, time_zone: &str, kind: RecordKind) -> Scope {
        Scope { district, kind, today: self.clock.today_in(time_zone) }
    }
}
