//! Calls about how long the district keeps what.

use super::call::{Call, JSON, json};
use super::query::Query;
use super::{Client, Failure, IdempotencyKey, ListQuery};
use coverlist_api::{KeptImport, Page, RetentionPeriods, RetentionPreview, paths};

impl Client {
    pub async fn retention(&self) -> Result<RetentionPeriods, Failure> {
        self.fetch(&Call::get(paths::RETENTION)).await
    }

    /// What these days would delete at once.
    pub async fn preview_retention(&self, periods: &RetentionPeriods) -> Result<RetentionPreview, Failure> {
        self.fetch(&Call::post(paths::RETENTION_PREVIEW, JSON, json(periods))).await
    }

    pub async fn change_retention(
        &self,
        periods: &RetentionPeriods,
        key: &IdempotencyKey,
    ) -> Result<RetentionPeriods, Failure> {
        self.fetch(&Call::put(paths::RETENTION, JSON, json(periods)).with_key(key)).await
    }

    /// The imports, each with what is kept until when.
    pub async fn kept_imports(&self, list: &ListQuery) -> Result<Page<KeptImport>, Failure> {
        self.fetch(&Call::get(Query::new(paths::RETENTION_IMPORTS).with_list(list).into_url())).await
    }
}
