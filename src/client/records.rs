//! Calls about users and devices.

use super::call::{CSV, Call};
use super::query::{ListQuery, Query};
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{DeviceView, Page, RecordsLoaded, UserView, paths};
use coverlist_core::record::RecordKind;
use serde::de::DeserializeOwned;

impl Client {
    pub async fn users(&self, list: &ListQuery) -> Result<Page<UserView>, Failure> {
        self.records(RecordKind::User, list).await
    }

    pub async fn devices(&self, list: &ListQuery) -> Result<Page<DeviceView>, Failure> {
        self.records(RecordKind::Device, list).await
    }

    pub async fn load(
        &self,
        kind: RecordKind,
        roster: &web_sys::Blob,
        key: &IdempotencyKey,
    ) -> Result<RecordsLoaded, Failure> {
        self.fetch(&Call::post(paths::records(noun(kind)), CSV, roster).with_key(key)).await
    }

    async fn records<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        list: &ListQuery,
    ) -> Result<Page<T>, Failure> {
        self.fetch(&Call::get(Query::new(paths::records(noun(kind))).with_list(list).into_url())).await
    }
}

const fn noun(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "users",
        RecordKind::Device => "devices",
    }
}
