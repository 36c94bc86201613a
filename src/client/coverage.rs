//! Calls about the coverage report.

use super::call::{Call, JSON, json};
use super::records::noun;
use super::{Client, Failure};
use coverlist_api::{CoveragePage, CoverageView, DeviceView, RecordQueryRequest, UserView, paths};
use coverlist_core::record::RecordKind;
use serde::de::DeserializeOwned;

impl Client {
    /// The counts of all records of a kind.
    pub async fn coverage(&self, kind: RecordKind) -> Result<CoverageView, Failure> {
        self.fetch(&Call::get(paths::coverage(noun(kind)))).await
    }

    /// The users that a query finds, and who of them is insured.
    pub async fn covered_users(&self, query: &RecordQueryRequest) -> Result<CoveragePage<UserView>, Failure> {
        self.covered(RecordKind::User, query).await
    }

    /// The devices that a query finds, and which of them are insured.
    pub async fn covered_devices(
        &self,
        query: &RecordQueryRequest,
    ) -> Result<CoveragePage<DeviceView>, Failure> {
        self.covered(RecordKind::Device, query).await
    }

    async fn covered<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        query: &RecordQueryRequest,
    ) -> Result<CoveragePage<T>, Failure> {
        self.fetch(&Call::post(paths::coverage_query(noun(kind)), JSON, json(query))).await
    }
}
