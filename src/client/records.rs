//! Calls about users and devices.

use super::call::{CSV, Call, JSON, json};
use super::query::{ListQuery, Query};
use super::{Client, Direction, Failure, IdempotencyKey};
use coverlist_api::{
    DeviceView, ImportView, LoadReversalRequest, LoadReversalView, LoadView, LookupRequest, LookupView, Page,
    RecordChangePreview, RecordChangeRequest, RecordEventView, RecordQueryRequest, RecordView, RecordsLoaded,
    UserView, paths,
};
use coverlist_core::record::RecordKind;
use serde::de::DeserializeOwned;

/// Whether a list is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Nothing changes.
    Preview,
    Now {
        /// The number of records for whose names the admin agreed to become those of other people.
        other_names: Option<u32>,
    },
}

impl Client {
    pub async fn users(&self, query: &RecordQueryRequest) -> Result<Page<UserView>, Failure> {
        self.records(RecordKind::User, query).await
    }

    pub async fn devices(&self, query: &RecordQueryRequest) -> Result<Page<DeviceView>, Failure> {
        self.records(RecordKind::Device, query).await
    }

    /// Looks up which keys name a record.
    pub async fn look_up(&self, kind: RecordKind, request: &LookupRequest) -> Result<LookupView, Failure> {
        self.fetch(&Call::post(paths::records_lookup(noun(kind)), JSON, json(request))).await
    }

    pub async fn record(&self, kind: RecordKind, id: i64) -> Result<RecordView, Failure> {
        self.fetch(&Call::get(paths::record(noun(kind), id))).await
    }

    /// Returns a page of what changed a record, the newest first.
    pub async fn record_history(
        &self,
        kind: RecordKind,
        id: i64,
        list: &ListQuery,
    ) -> Result<Page<RecordEventView>, Failure> {
        let url = Query::new(paths::record_history(noun(kind), id)).with_list(list).into_url();
        self.fetch(&Call::get(url)).await
    }

    /// What a change of single records would do.
    pub async fn preview_change(
        &self,
        kind: RecordKind,
        request: &RecordChangeRequest,
    ) -> Result<RecordChangePreview, Failure> {
        self.fetch(&Call::post(paths::record_changes_preview(noun(kind)), JSON, json(request))).await
    }

    /// Changes single records, and returns the processed import.
    pub async fn change_records(
        &self,
        kind: RecordKind,
        request: &RecordChangeRequest,
        key: &IdempotencyKey,
    ) -> Result<ImportView, Failure> {
        let call = Call::post(paths::record_changes(noun(kind)), JSON, json(request));
        self.fetch(&call.with_key(key)).await
    }

    /// Loads a list, or says what loading it would do. `confirmed` accepts every proposal that has no rival.
    pub async fn load(
        &self,
        kind: RecordKind,
        roster: &web_sys::Blob,
        confirmed: bool,
        loading: Loading,
        key: &IdempotencyKey,
    ) -> Result<RecordsLoaded, Failure> {
        let query = Query::new(paths::records_load(noun(kind), confirmed));
        let query = match loading {
            Loading::Preview => query.with("preview", "true"),
            Loading::Now { other_names: Some(names) } => query.with("other_names", &names.to_string()),
            Loading::Now { other_names: None } => query,
        };
        self.fetch(&Call::post(query.into_url(), CSV, roster).with_key(key)).await
    }

    /// Returns a page of the loads of lists, and of their undos, the newest first.
    pub async fn loads(&self, list: &ListQuery) -> Result<Page<LoadView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::LOADS).with_list(list).into_url())).await
    }

    /// What undoing a load, or its undo, would do.
    pub async fn load_reversal(
        &self,
        id: i64,
        direction: Direction,
        list: &ListQuery,
    ) -> Result<LoadReversalView, Failure> {
        self.fetch(&Call::get(Query::new(load_path(id, direction)).with_list(list).into_url())).await
    }

    /// Undoes a load, or its undo.
    pub async fn revert_load(
        &self,
        id: i64,
        direction: Direction,
        request: &LoadReversalRequest,
        key: &IdempotencyKey,
    ) -> Result<LoadView, Failure> {
        self.fetch(&Call::post(load_path(id, direction), JSON, json(request)).with_key(key)).await
    }

    async fn records<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        query: &RecordQueryRequest,
    ) -> Result<Page<T>, Failure> {
        self.fetch(&Call::post(paths::records_query(noun(kind)), JSON, json(query))).await
    }
}

fn load_path(id: i64, direction: Direction) -> String {
    match direction {
        Direction::Undo => paths::load_undo(id),
        Direction::Redo => paths::load_redo(id),
    }
}

/// The records of a kind, as paths name them.
pub const fn noun(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "users",
        RecordKind::Device => "devices",
    }
}
