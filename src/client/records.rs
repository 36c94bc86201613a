//! Users and devices.

use super::call::{CSV, Call};
use super::query::{Ask, Query};
use super::{Client, Failure, Intent};
use coverlist_api::{DeviceView, Page, RecordsLoaded, UserView, paths};
use coverlist_core::record::RecordKind;
use serde::de::DeserializeOwned;

impl Client {
    /// The district's users.
    pub async fn users(&self, ask: &Ask) -> Result<Page<UserView>, Failure> {
        self.records(RecordKind::User, ask).await
    }

    /// The district's devices.
    pub async fn devices(&self, ask: &Ask) -> Result<Page<DeviceView>, Failure> {
        self.records(RecordKind::Device, ask).await
    }

    /// Loads users or devices from a roster.
    pub async fn load(
        &self,
        kind: RecordKind,
        roster: &web_sys::Blob,
        intent: &Intent,
    ) -> Result<RecordsLoaded, Failure> {
        self.fetch(&Call::post(paths::records(noun(kind)), CSV, roster).meaning(intent)).await
    }

    async fn records<T: DeserializeOwned>(&self, kind: RecordKind, ask: &Ask) -> Result<Page<T>, Failure> {
        self.fetch(&Call::get(Query::new(paths::records(noun(kind))).asking(ask).into_url())).await
    }
}

const fn noun(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "users",
        RecordKind::Device => "devices",
    }
}
