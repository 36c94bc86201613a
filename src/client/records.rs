//! Calls about users and devices.

use super::call::{CSV, Call, JSON, json};
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{
    DeviceView, LookupRequest, LookupView, Page, RecordQueryRequest, RecordsLoaded, UserView, paths,
};
use coverlist_core::record::RecordKind;
use serde::de::DeserializeOwned;

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

    pub async fn load(
        &self,
        kind: RecordKind,
        roster: &web_sys::Blob,
        confirmed: bool,
        key: &IdempotencyKey,
    ) -> Result<RecordsLoaded, Failure> {
        let path = paths::records_load(noun(kind), confirmed);
        self.fetch(&Call::post(path, CSV, roster).with_key(key)).await
    }

    async fn records<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        query: &RecordQueryRequest,
    ) -> Result<Page<T>, Failure> {
        self.fetch(&Call::post(paths::records_query(noun(kind)), JSON, json(query))).await
    }
}

pub(super) const fn noun(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "users",
        RecordKind::Device => "devices",
    }
}
